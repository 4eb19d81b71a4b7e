import { answersTo } from '#server/cases/kin.ts'
import type { Effects } from '../effect.ts'

/** The result comes back to the centre and is checked by someone who did not handle it. */
export const feedbackEffects = {
  verifyPass({ caseFile, kin = [] }, { method, note, attachmentIds }) {
    const { answer } = caseFile.facets
    return {
      patch: {},
      data: { method },
      ...(note ? { reason: note } : {}),
      ...(attachmentIds ? { attachmentIds } : {}),
      // The person may have answered before the check was made: then nobody need ring her again.
      ...(answer?.solved && answersTo(caseFile, kin).unsolved === 0
        ? { followOn: [closing(answer)] }
        : {}),
    }
  },
  verifyFail({ caseFile }, { method, reason, attachmentIds }) {
    // What the person answered was about the result that did not stand. Who handled it stays noted.
    const { answer: _, ...facets } = caseFile.facets
    return {
      patch: { rework: caseFile.rework + 1, facets },
      data: { method, rework: caseFile.rework + 1 },
      reason,
      ...(attachmentIds ? { attachmentIds } : {}),
    }
  },
  answer({ caseFile, kin = [], now }, { solved, satisfaction, ownWords }) {
    const answer = {
      solved,
      satisfaction,
      ...(ownWords ? { ownWords } : {}),
      at: now.toISOString(),
    }
    return {
      patch: { facets: { ...caseFile.facets, answer } },
      data: { solved, satisfaction, ownWords: ownWords ?? null },
      // Where somebody whose matter was merged says no, a person decides.
      ...(solved && caseFile.state === 'FOLLOW_UP' && answersTo(caseFile, kin).unsolved === 0
        ? { followOn: [closing(answer)] }
        : {}),
    }
  },
} satisfies Partial<Effects>

function closing(answer: { satisfaction: string; ownWords?: string }) {
  return {
    command: 'followUpSolved' as const,
    payload: {
      contacted: true,
      solved: true,
      satisfaction: answer.satisfaction,
      ...(answer.ownWords ? { ownWords: answer.ownWords } : {}),
    },
  }
}
