import type { Effects } from '../effect.ts'

/** The centre asks the person: is it solved? The second "no" is supervised. */
export const followUpEffects = {
  attemptFollowUp: ({ caseFile }, { channel, note }) => ({
    patch: {
      facets: { ...caseFile.facets, followUpAttempts: (caseFile.facets.followUpAttempts ?? 0) + 1 },
    },
    data: { channel },
    ...(note ? { reason: note } : {}),
  }),
  followUpSolved: (_, { contacted, solved, satisfaction, ownWords }) => ({
    patch: {},
    data: {
      contacted,
      solved: solved ?? null,
      satisfaction: satisfaction ?? null,
      ownWords: ownWords ?? null,
    },
    notice: { template: 'closed' },
  }),
  followUpUnsolved({ caseFile }, { satisfaction, ownWords, reason }) {
    const rework = caseFile.rework + 1
    const { answer: _, ...facets } = caseFile.facets
    return {
      patch: {
        rework,
        facets: { ...facets, followUpAttempts: 0 },
        ...(rework >= 2 && caseFile.supervision === 'NONE'
          ? { supervision: 'REMINDED' as const }
          : {}),
      },
      data: { satisfaction: satisfaction ?? null, ownWords: ownWords ?? null, rework },
      reason,
      notice: { template: 'reworked' },
    }
  },
  requestReopen: ({ caseFile }, { newFacts }) => ({
    patch: { facets: { ...caseFile.facets, reopenRequested: newFacts } },
    data: { newFacts },
  }),
  reopen({ caseFile }, { newFacts }) {
    const { proposal, emergency } = caseFile.facets
    return {
      patch: {
        round: caseFile.round + 1,
        leadUnit: null,
        rework: 0,
        supervision: 'NONE',
        clocks: {},
        facets: { ...(proposal ? { proposal } : {}), ...(emergency ? { emergency } : {}) },
      },
      data: { newFacts, round: caseFile.round + 1 },
      notice: { template: 'reopened' },
    }
  },
} satisfies Partial<Effects>
