import type { SlaClass } from '#contract/town.ts'
import type { Case, Change, SentFrom } from '#server/cases/case.ts'
import type { Situation } from '#server/cases/guards.ts'
import type { Effects } from '../effect.ts'
import { subTasksFor, withUnits } from './sub-tasks-for.ts'

/** Sends the order: the unit answers for the substance from here, the centre for the procedure. */
function send({ caseFile, post }: Situation, leadUnit: string, coUnits: readonly string[]): Change {
  const helpers = coUnits.filter((unit) => unit !== leadUnit)
  return {
    patch: {
      leadUnit,
      unitCodes: withUnits(caseFile.unitCodes, leadUnit, ...helpers),
      facets: {
        ...caseFile.facets,
        firstReceiver: caseFile.facets.firstReceiver ?? leadUnit,
        ...(post ? { issuedBy: post.unitCode } : {}),
      },
    },
    data: { leadUnit, coUnits: helpers },
    addSubTasks: subTasksFor('CO_UNIT', helpers, ''),
    notice: { template: 'dispatched' },
  }
}

/** What sending changes, as it is before. */
function beforeSending(caseFile: Case, sentAs: SlaClass | null): SentFrom {
  const { leadUnit, unitCodes, takenBy, slaClass } = caseFile
  return {
    sentAs,
    leadUnit,
    unitCodes,
    takenBy,
    slaClass,
    clocks: pick(caseFile.clocks, ['dispatch', 'sign', 'finish', 'interim']),
    facets: pick(caseFile.facets, ['firstReceiver', 'issuedBy', 'complex']),
  }
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(
    keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]),
  ) as Pick<T, K>
}

export const dispatchEffects = {
  dispatch(situation, { leadUnit, coUnits = [], directoryRule, consultNote, complex }) {
    const change = send(situation, leadUnit, coUnits)
    const slaClass = classOf(situation, complex === true)
    const rule = situation.town.directory.find((candidate) => candidate.data.code === directoryRule)
    return {
      ...change,
      // After an objection another unit leads: the first one's helpers have nothing left to do. Who
      // was asked for an opinion and gave none need not give it any more.
      cancelSubTasks: situation.caseFile.state === 'OBJECTED' ? 'ALL' : 'CONSULT',
      patch: {
        ...change.patch,
        slaClass,
        facets: {
          ...change.patch.facets,
          complex: complex === true,
          // Out of an objection it is a ruling, which is not taken back.
          ...(situation.caseFile.state === 'ACCEPTED'
            ? { sentFrom: beforeSending(situation.caseFile, slaClass) }
            : {}),
        },
      },
      data: {
        ...change.data,
        directoryRule: rule ? `${rule.data.code}@${rule.version}` : null,
        consultNote: consultNote ?? null,
        slaClass,
      },
    }
  },
  recall({ caseFile, subTasks }, { reason }) {
    const { sentFrom, firstReceiver: _, issuedBy: __, complex: ___, ...facets } = caseFile.facets
    if (!sentFrom) return { patch: {}, data: {} }
    // Whoever was asked meanwhile, by a whistle or to join, goes on seeing it.
    const asked = subTasks.filter(({ kind }) => kind !== 'CO_UNIT').map((task) => task.unitCode)
    const { unitCodes, slaClass, leadUnit, takenBy } = sentFrom
    return {
      patch: {
        leadUnit,
        takenBy,
        unitCodes: caseFile.unitCodes.filter((c) => unitCodes.includes(c) || asked.includes(c)),
        // What was made urgent meanwhile stays urgent.
        slaClass: caseFile.slaClass === sentFrom.sentAs ? slaClass : caseFile.slaClass,
        facets: { ...facets, ...sentFrom.facets },
      },
      data: { unit: caseFile.leadUnit },
      ...(reason ? { reason } : {}),
      cancelSubTasks: 'CO_UNIT',
    }
  },
  object: ({ caseFile, post }, { legalBasis, suggestedUnit }) => ({
    patch: {
      returns: caseFile.returns + 1,
      facets: {
        ...caseFile.facets,
        objections: (caseFile.facets.objections ?? 0) + 1,
        objection: {
          unit: post?.unitCode ?? '',
          basis: legalBasis,
          ...(suggestedUnit ? { suggestedUnit } : {}),
        },
      },
    },
    data: { legalBasis, suggestedUnit: suggestedUnit ?? null },
  }),
  upholdObjection(situation, { leadUnit, coUnits = [], ruling }) {
    const change = send(situation, leadUnit, coUnits)
    return { ...change, data: { ...change.data, ruling }, reason: ruling, cancelSubTasks: 'ALL' }
  },
  designate(situation, { leadUnit, coUnits = [], ruling }) {
    const open = situation.subTasks
      .filter((task) => task.finishedAt === null && task.kind !== 'CONSULT')
      .map((task) => task.unitCode)
    const change = send(
      situation,
      leadUnit,
      coUnits.filter((unit) => !open.includes(unit)),
    )
    return {
      ...change,
      patch: { ...change.patch, facets: { ...change.patch.facets, designated: true } },
      data: { ...change.data, ruling },
      reason: ruling,
      cancelSubTasks: 'CONSULT',
    }
  },
  transfer: ({ caseFile }, { leadUnit, reason }) => ({
    patch: { leadUnit, unitCodes: withUnits(caseFile.unitCodes, leadUnit) },
    data: { leadUnit, firstReceiver: caseFile.facets.firstReceiver ?? null },
    reason,
  }),
  bringIn: ({ caseFile }, { units, task }) => ({
    patch: { unitCodes: withUnits(caseFile.unitCodes, ...units) },
    data: { units, task },
    addSubTasks: subTasksFor('JOINT', units, task),
  }),
} satisfies Partial<Effects>

/**
 * Complex, where the dispatcher says so; otherwise the class of its category. An escalated matter may
 * so leave the class that a lower level had given it (domain section 3, row 13: set by the superior).
 */
function classOf({ caseFile, leaf }: Situation, complex: boolean): SlaClass | null {
  if (caseFile.urgent) return caseFile.slaClass
  if (complex) return 'COMPLEX'
  return caseFile.facets.escalated && leaf ? leaf.data.slaClass : caseFile.slaClass
}
