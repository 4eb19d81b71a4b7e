import type { Effects } from '../effect.ts'

/** Who is on it: said to colleagues and kept in the timeline; it locks nothing and moves no clock. */
export const deskEffects = {
  take: ({ caseFile, actor }) => {
    const takenBy = actor.kind === 'staff' ? actor.personId : null
    return { patch: { takenBy }, data: { takenBy, previous: caseFile.takenBy } }
  },
  release: ({ caseFile }) => ({
    patch: { takenBy: null },
    data: { previous: caseFile.takenBy },
  }),
  assign: ({ caseFile }, { colleagueId, reason }) => ({
    patch: { takenBy: colleagueId },
    data: { takenBy: colleagueId, previous: caseFile.takenBy },
    ...(reason ? { reason } : {}),
  }),
} satisfies Partial<Effects>
