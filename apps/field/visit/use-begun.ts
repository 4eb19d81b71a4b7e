import type { Answers } from '#contract/questions.ts'
import { useKept } from '../store/use-kept.ts'
import type { Confirming } from './confirming.ts'
import type { Help } from './HelpPart.tsx'
import type { FormShown } from './visits.ts'

/** A visit that was agreed to and is being written down. */
export interface Begun {
  form: string
  version: number
  answers: Answers
  help: readonly Help[]
  confirming: Confirming
}

type BegunVisits = Readonly<Record<string, Begun>>
const keptAs = 'visits'

const newBegun = ({ code, version }: FormShown): Begun => ({
  form: code,
  version,
  answers: {},
  help: [],
  confirming: { kind: 'SIGNATURE', strokes: '', code: '' },
})

/**
 * The visit begun at this door for this purpose: what was asked under another version of the form is
 * asked anew. `isRead` is false for the moment that the phone needs to read it.
 */
export function useBegun(door: string, form: FormShown) {
  const { value: all, keep } = useKept<BegunVisits>(keptAs, () => ({}))
  const kept = all?.[door]
  return {
    isRead: all !== undefined,
    begun: kept?.form === form.code && kept.version === form.version ? kept : undefined,
    begin: () => keep((before) => ({ ...before, [door]: newBegun(form) })),
    change: (by: Partial<Begun>) =>
      keep((before) => {
        const was = before[door]
        return was ? { ...before, [door]: { ...was, ...by } } : before
      }),
    drop: () => keep(({ [door]: _, ...others }) => others),
  }
}

/** Doors at which a visit for this purpose is not written down to its end. */
export function useBegunDoors(form: FormShown | undefined): ReadonlySet<string> {
  const { value: all = {} } = useKept<BegunVisits>(keptAs, () => ({}))
  const doors = Object.entries(all).filter(([, begun]) => begun.form === form?.code)
  return new Set(doors.map(([door]) => door))
}
