import type { Change, SubTask } from '#server/cases/case.ts'
import type { Situation } from '#server/cases/guards.ts'
import type { Effects } from '../effect.ts'

type NewSubTask = Omit<SubTask, 'id' | 'createdAt' | 'reportedInAt' | 'finishedAt' | 'result'>

export function subTasksFor(
  kind: SubTask['kind'],
  units: readonly string[],
  task: string,
  more: Partial<NewSubTask> = {},
): NewSubTask[] {
  return units.map((unitCode) => ({
    kind,
    unitCode,
    task,
    whistleKind: null,
    reportInDueAt: null,
    ...more,
  }))
}

export function withUnits(known: readonly string[], ...units: (string | undefined)[]): string[] {
  return [...new Set([...known, ...units.filter((unit) => unit !== undefined)])]
}

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
    notice: { template: 'dispatched', body: { unit: leadUnit } },
  }
}

export const dispatchEffects = {
  dispatch(situation, { leadUnit, coUnits = [], directoryRule, consultNote, complex }) {
    const change = send(situation, leadUnit, coUnits)
    const slaClass = complex && !situation.caseFile.urgent ? 'COMPLEX' : situation.caseFile.slaClass
    const rule = situation.town.directory.find((candidate) => candidate.data.code === directoryRule)
    return {
      ...change,
      // After an objection another unit leads: the first one's helpers have nothing left to do.
      ...(situation.caseFile.state === 'OBJECTED' ? { cancelSubTasks: true } : {}),
      patch: {
        ...change.patch,
        slaClass,
        facets: { ...change.patch.facets, complex: complex === true },
      },
      data: {
        ...change.data,
        directoryRule: rule ? `${rule.data.code}@${rule.version}` : null,
        consultNote: consultNote ?? null,
        slaClass,
      },
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
    return { ...change, data: { ...change.data, ruling }, reason: ruling, cancelSubTasks: true }
  },
  designate(situation, { leadUnit, coUnits = [], ruling }) {
    const open = situation.subTasks
      .filter((task) => task.finishedAt === null)
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
    }
  },
  transfer: ({ caseFile }, { leadUnit, reason }) => ({
    patch: { leadUnit, unitCodes: withUnits(caseFile.unitCodes, leadUnit) },
    data: { leadUnit, firstReceiver: caseFile.facets.firstReceiver ?? null },
    reason,
  }),
  whistle({ caseFile, town, now }, { kind, units, task }) {
    const limit =
      kind === 'EMERGENCY'
        ? ({ amount: 30, unit: 'MIN' } as const)
        : ({ amount: 1, unit: 'WD' } as const)
    const reportInDueAt = town.dueAfter(now, limit)
    return {
      patch: { unitCodes: withUnits(caseFile.unitCodes, ...units) },
      data: { kind, units, task, reportInDue: reportInDueAt.toISOString() },
      addSubTasks: subTasksFor('WHISTLE', units, task, { whistleKind: kind, reportInDueAt }),
    }
  },
  bringIn: ({ caseFile }, { units, task }) => ({
    patch: { unitCodes: withUnits(caseFile.unitCodes, ...units) },
    data: { units, task },
    addSubTasks: subTasksFor('JOINT', units, task),
  }),
} satisfies Partial<Effects>
