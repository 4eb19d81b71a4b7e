import { levelAbove, levelOf, levels, regionAt } from '#contract/levels.ts'
import { answered, answersRecorded } from '#server/cases/answers/add.ts'
import type { Change } from '#server/cases/case.ts'
import type { Situation } from '#server/cases/guards.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { toWgs84 } from '#server/town/datum.ts'
import type { Effects } from '../effect.ts'
import { categoryPatch } from './rules.ts'

function accepted(situation: Situation, categoryCode: string | null): Change {
  const { caseFile, town } = situation
  const code = categoryCode ?? caseFile.categoryCode
  const leaf = code ? town.category(code) : undefined
  const patch: Change['patch'] = leaf && code ? categoryPatch(leaf, caseFile.urgent) : {}
  const proposed = caseFile.facets.proposal?.candidates[0]?.code ?? null
  const slaClass = patch.slaClass ?? caseFile.slaClass ?? 'HELP'
  return {
    patch: { ...patch, categoryConfirmed: true },
    data: {
      category: code,
      categoryVersion: leaf?.version ?? null,
      slaClass,
      limitRule: `${slaClass}@${town.limit(slaClass).version}`,
      calendar: town.calendar.version,
    },
    notice: { template: 'accepted' },
    ...(code && code !== proposed
      ? { correction: { kind: 'CATEGORY' as const, proposed, chosen: code } }
      : {}),
  }
}

export const intakeEffects = {
  submit: () => ({ patch: {}, data: {} }),
  accept: (situation, { categoryCode, note }) => ({
    ...accepted(situation, categoryCode ?? null),
    ...(note ? { reason: note } : {}),
  }),
  autoAccept: (situation) => accepted(situation, null),
  reject: ({ town }, { refusalCode, reason }) => ({
    patch: {},
    data: { refusalCode, routeTold: town.refusal(refusalCode)?.route ?? null },
    reason,
    notice: { template: 'rejected', facts: { refusalCode } },
  }),
  refer: (_, { refusalCode, receivingBody, reason }) => ({
    patch: {},
    data: { refusalCode, receivingBody },
    reason,
    // It goes where the law says: whoever had been asked about it need not answer.
    cancelSubTasks: 'ALL',
    notice: { template: 'referred', facts: { refusalCode } },
  }),
  reclassify({ caseFile, town }, { categoryCode, reason }) {
    const leaf = town.category(categoryCode)
    return {
      patch: { ...(leaf ? categoryPatch(leaf, caseFile.urgent) : {}), categoryConfirmed: true },
      data: { category: categoryCode, previous: caseFile.categoryCode },
      ...(reason ? { reason } : {}),
      correction: { kind: 'CATEGORY', proposed: caseFile.categoryCode, chosen: categoryCode },
    }
  },
  relocate({ caseFile }, { regionCode, point, reason }) {
    const region = regionCode ?? caseFile.regionCode
    const position = point && toWgs84([point.lng, point.lat], point.datum)
    return {
      patch: {
        regionCode: region,
        locatedBy: 'PERSON',
        ...(position ? { lng: position[0], lat: position[1] } : {}),
      },
      data: { region, previous: caseFile.regionCode },
      ...(reason ? { reason } : {}),
      correction: { kind: 'REGION', proposed: caseFile.regionCode, chosen: region },
    }
  },
  delegate({ caseFile }, { regionCode, reason }) {
    const narrower = caseFile.regionCode.startsWith(regionCode) ? caseFile.regionCode : regionCode
    return {
      patch: { centreCode: `C-${regionCode}`, level: levelOf(regionCode), regionCode: narrower },
      data: {
        centre: `C-${regionCode}`,
        level: levelOf(regionCode),
        previous: caseFile.centreCode,
      },
      ...(reason ? { reason } : {}),
    }
  },
  setUrgency: ({ caseFile, town }, { urgent, reason }) => ({
    patch: {
      urgent,
      slaClass: urgent
        ? 'URGENT'
        : caseFile.categoryCode
          ? (town.category(caseFile.categoryCode)?.data.slaClass ?? null)
          : null,
    },
    data: { urgent, previous: caseFile.urgent },
    reason,
  }),
  setConfidentiality: (_, { confidential, reason }) => ({
    patch: { confidential },
    data: { confidential },
    reason,
  }),
  answerQuestions({ caseFile, town }, { answers }) {
    const form = caseFile.categoryCode ? town.form(caseFile.categoryCode) : undefined
    if (!form) return { patch: {}, data: {} }
    return {
      patch: {},
      data: answersRecorded(answered(form, answers)),
      addAnswers: answered(form, answers),
    }
  },
  supplement: (_, { words, attachmentIds }) => ({
    patch: {},
    // The words themselves go to the reports, apart from the case; the chain keeps their hash.
    data: { wordsHash: sha256(words).toString('hex') },
    addReport: { words },
    ...(attachmentIds ? { attachmentIds } : {}),
  }),
  withdraw: (_, { reason }) => ({
    patch: {},
    data: {},
    ...(reason ? { reason } : {}),
    cancelSubTasks: 'ALL',
  }),
  escalate({ caseFile, post }, { triedMeasures, summary }) {
    const from = post?.regionCode ?? caseFile.regionCode
    const above = regionAt(from, levelAbove(levelOf(from)) ?? 'CITY')
    // A grid may hold an order of a matter whose procedure lies higher already: it goes back there.
    const isHeldHigher = levels.indexOf(caseFile.level) > levels.indexOf(levelOf(above))
    const level = isHeldHigher ? caseFile.level : levelOf(above)
    return {
      patch: {
        centreCode: isHeldHigher ? caseFile.centreCode : `C-${above}`,
        level,
        leadUnit: null,
        facets: { ...caseFile.facets, designated: false, objections: 0, escalated: true },
      },
      data: { triedMeasures, summary, level },
      cancelSubTasks: 'ALL',
    }
  },
} satisfies Partial<Effects>
