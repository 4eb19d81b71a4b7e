import { useMemo } from 'react'
import type { PeopleSection } from '#contract/field.ts'
import type { JointVisits } from '#contract/joint.ts'
import { useField, useSection } from '../store/state.ts'
import { doneHere } from './deeds.ts'
import { type KnownVisit, known } from './fold.ts'

const nobody: PeopleSection = []

/** Every joint visit this phone knows of, soonest first; undefined before the first sync. */
export function useJoint(): KnownVisit[] | undefined {
  const told = useSection<JointVisits>('joint')
  const people = useSection<PeopleSection>('people') ?? nobody
  const me = useField(({ me }) => me)
  const cases = useField(({ cases }) => cases)
  const deeds = useField(({ deeds }) => deeds)
  const receipts = useField(({ receipts }) => receipts)
  return useMemo(() => {
    if (!me) return undefined
    const done = doneHere(told, deeds, receipts)
    if (!told && done.length === 0) return undefined
    return known(told ?? [], done, { posts: me.posts, myName: me.name, people, cases })
  }, [told, people, me, cases, deeds, receipts])
}
