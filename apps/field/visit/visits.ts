import { homeCodeOf, homeName, homeOfCode, type VisitOutcome } from '#contract/home-words.ts'
import type { HomeDeed, HomesSection, VisitForm, VisitHome } from '#contract/homes.ts'
import { ownDeeds } from '../outbox/known.ts'
import { enqueue } from '../outbox/queue.ts'
import { fieldNow, useField, useSection } from '../store/state.ts'
import { type Knock, lastKnocks, type Stairs, stairsOf } from './doors.ts'

export type FormShown = HomesSection['forms'][number]

export interface Homes {
  forms: readonly FormShown[]
  stairs: readonly Stairs[]
  codes: ReadonlySet<string>
  /** What counts at a door for a form; undefined: nobody has knocked. */
  knockOf: (form: Pick<VisitForm, 'code' | 'everyDays'>, code: string) => Knock | undefined
}

/** Doors and knocks that this phone knows: told by the server, waiting here, just acknowledged. */
export function useHomes(): Homes | undefined {
  const section = useSection<HomesSection>('homes')
  const deeds = useField(({ deeds }) => deeds)
  const receipts = useField(({ receipts }) => receipts)
  if (!section) return undefined
  // Written by keepVisit and keepDoors.
  const own = ownDeeds('homeVisit', deeds, receipts).map(({ body, madeAt }) => ({
    deed: body as HomeDeed,
    at: madeAt,
  }))
  const told = ownDeeds('inform', deeds, receipts).map(
    ({ body }) => body as { home: VisitHome['home'] },
  )
  const codes = new Set(section.homes)
  for (const { home } of told) codes.add(homeCodeOf(home))
  for (const { deed } of own) {
    if (deed.action === 'ADD')
      for (const door of deed.doors) codes.add(homeCodeOf({ ...deed, door }))
    if (deed.action === 'END') codes.delete(homeCodeOf(deed.home))
    if (deed.action === 'VISIT') codes.add(homeCodeOf(deed.home))
  }
  const mine = own.flatMap(({ deed, at }) =>
    deed.action === 'VISIT'
      ? [{ form: deed.form, home: homeCodeOf(deed.home), at, outcome: deed.outcome }]
      : [],
  )
  const byForm = new Map<string, Map<string, Knock>>()
  return {
    forms: section.forms,
    stairs: stairsOf([...codes]),
    codes,
    knockOf(form, code) {
      const known =
        byForm.get(form.code) ??
        lastKnocks(
          [...section.visits, ...mine].filter((one) => one.form === form.code),
          fieldNow() - form.everyDays * 86_400_000,
        )
      byForm.set(form.code, known)
      return known.get(code)
    },
  }
}

/** @returns the client key @throws DOMException QuotaExceededError when the phone is full */
export const keepVisit = (visit: Omit<VisitHome, 'action'>, title: string, holdSeconds = 0) =>
  enqueue({ kind: 'homeVisit', body: { action: 'VISIT', ...visit }, title, holdSeconds })

/** The plain outcomes need no more than a tap. */
export type PlainOutcome = Exclude<VisitOutcome, 'AGREED'>

export const nameOf = (code: string) => homeName(homeOfCode(code))
