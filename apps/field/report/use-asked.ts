import { useEffect, useState } from 'react'
import type { PatrolsSection } from '#contract/patrols.ts'
import { askedIn } from '../patrol/points.ts'
import { useSection } from '../store/state.ts'
import { type Draft, isBegun } from './draft.ts'

interface Drafting {
  draft: Draft | undefined
  change: (by: Partial<Draft>) => void
  anew: (from?: Partial<Draft>) => void
}

/** A report that has nothing to do with the patrol: its place is asked for again. */
export const apart: Partial<Draft> = { checkpoint: undefined, point: undefined, placeText: '' }

/**
 * A finding on patrol comes with its point in the address: the report begins at its place. Where
 * another report lies half made, the person chooses first; a point that nothing was said about is
 * forgotten when the next report is begun from elsewhere.
 */
export function useAsked({ draft, change, anew }: Drafting) {
  const section = useSection<PatrolsSection>('patrols')
  const [asked] = useState(() => askedIn(location.search, section?.routes ?? []))
  const [settled, setSettled] = useState(false)
  const begun = draft !== undefined && isBegun(draft)
  const choosing = asked !== undefined && begun && !settled && !isOf(draft, asked.checkpoint)
  const from: Partial<Draft> = asked
    ? {
        checkpoint: asked.checkpoint,
        point: { ...asked.place, datum: 'WGS84' },
        placeText: asked.point.name.zh,
      }
    : apart

  // biome-ignore lint/correctness/useExhaustiveDependencies: taken over once, when the draft is there
  useEffect(() => {
    if (!draft || settled || choosing) return
    if (!begun && (asked || draft.checkpoint)) change(from)
    setSettled(true)
  }, [draft !== undefined, choosing])

  return {
    /** The page waits, or it would ask the phone for a place that is known. */
    pending: !settled && !choosing,
    choice: choosing
      ? {
          name: asked.point.name,
          goOn: () => setSettled(true),
          begin: () => {
            anew(from)
            setSettled(true)
          },
        }
      : undefined,
  }
}

function isOf({ checkpoint }: Draft, asked: NonNullable<Draft['checkpoint']>): boolean {
  return checkpoint?.routeCode === asked.routeCode && checkpoint.pointCode === asked.pointCode
}
