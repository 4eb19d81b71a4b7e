import { dueReminders } from '#server/cases/clocks.ts'
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
