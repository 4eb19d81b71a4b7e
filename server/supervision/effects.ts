import { type Clock, clocks } from '#contract/clocks.ts'
import type { Case, ClockRecord } from '#server/cases/case.ts'
import { isRunning } from '#server/cases/clocks.ts'
import type { Effects } from '#server/flow/effect.ts'

/** Reminders are the system's; a card is always a person's, on an order and a unit, never on a person. */
export const supervisionEffects = {
  remind({ caseFile, actor, now }, { note }) {
    const due = actor.kind === 'system' ? dueReminders(caseFile, now) : {}
    return {
      patch: {
        supervision: caseFile.supervision === 'NONE' ? 'REMINDED' : caseFile.supervision,
        facets: { ...caseFile.facets, reminded: { ...caseFile.facets.reminded, ...due } },
      },
      data: { percent: due },
      ...(note ? { reason: note } : {}),
    }
  },
  card: ({ caseFile }, { colour, reason }) => ({
    patch: { supervision: colour },
    data: { supervision: colour, unit: caseFile.leadUnit },
    reason,
  }),
  listSupervision: ({ caseFile }, { deadline, reason }) => ({
    patch: { supervision: 'LISTED' },
    data: { supervision: 'LISTED', unit: caseFile.leadUnit, deadline },
    reason,
  }),
  interview: ({ caseFile }, { minutes }) => ({
    patch: {},
    data: { unit: caseFile.leadUnit, minutes },
  }),
} satisfies Partial<Effects>

/** For each running clock the mark it has passed: 80 or 100 %. */
export function dueReminders(caseFile: Case, now: Date): Partial<Record<Clock, number>> {
  const passed: Partial<Record<Clock, number>> = {}
  for (const name of Object.keys(clocks) as Clock[]) {
    const clock = caseFile.clocks[name]
    if (!clock || !isRunning(clock)) continue
    const percent = percentOf(clock, now)
    if (percent > (caseFile.facets.reminded?.[name] ?? 0)) passed[name] = percent
  }
  return passed
}

function percentOf(clock: ClockRecord, now: Date): number {
  const from = Date.parse(clock.startedAt)
  const share = (now.getTime() - from) / (Date.parse(clock.dueAt) - from)
  return share >= 1 ? 100 : share >= 0.8 ? 80 : 0
}
