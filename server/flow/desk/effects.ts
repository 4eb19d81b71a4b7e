import type { Effects } from '../effect.ts'

/** Who is on it: said to colleagues and kept in the timeline; it locks nothing and moves no clock. */
export const deskEffects = {
  take({ actor }) {
    const takenBy = actor.kind === 'staff' ? actor.personId : null
    return { patch: { takenBy }, data: { takenBy } }
  },
  release: () => ({ patch: { takenBy: null }, data: {} }),
  assign: (_, { colleagueId, reason }) => ({
    patch: { takenBy: colleagueId },
    data: { takenBy: colleagueId },
    ...(reason ? { reason } : {}),
  }),
} satisfies Partial<Effects>
