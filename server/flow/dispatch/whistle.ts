import type { WhistleKind } from '#contract/dispatch-words.ts'
import type { Step } from '#contract/limits.ts'
import { missingAt, overdueWhistles, unwatch } from '#server/cases/whistles.ts'
import type { Effects } from '../effect.ts'
import { subTasksFor, withUnits } from './sub-tasks-for.ts'

const reportInSteps: Record<WhistleKind, Step> = {
  EMERGENCY: 'whistleEmergency',
  ENFORCEMENT: 'whistleEnforcement',
  DIFFICULT: 'whistleDifficult',
}

/** A township calls, departments must come (吹哨报到); how often is neither good nor bad. */
export const whistleEffects = {
  whistle({ caseFile, subTasks, post, town, now }, { kind, units, task }) {
    const reportInDueAt = town.dueAfter(now, town.stepLimit(reportInSteps[kind]))
    const reportInDue = reportInDueAt.toISOString()
    const no = 1 + Math.max(0, ...subTasks.map(({ whistleNo }) => whistleNo ?? 0))
    const by = post?.unitCode ?? caseFile.centreCode
    const open = caseFile.facets.whistles ?? []
    return {
      patch: {
        unitCodes: withUnits(caseFile.unitCodes, ...units),
        facets: {
          ...caseFile.facets,
          whistles: [...open, { no, by, reportInDueAt: reportInDue, watched: true }],
        },
      },
      data: { whistleNo: no, kind, units, task, reportInDue },
      addWhistle: { no, kind, task, calledBy: by, reportInDueAt },
      addSubTasks: subTasksFor('WHISTLE', units, task, {
        whistleKind: kind,
        whistleNo: no,
        reportInDueAt,
      }),
    }
  },
  endWhistle({ caseFile }, { whistleNo, summary, assessment }) {
    const { whistles = [], ...facets } = caseFile.facets
    return {
      patch: { facets: { ...facets, whistles: whistles.filter(({ no }) => no !== whistleNo) } },
      data: { whistleNo, summary, assessment },
      endWhistle: { no: whistleNo, summary, assessment },
    }
  },
  /** Once for each whistle: the unit finds it among its tasks, the centre on its board. */
  remindReportIn({ caseFile, subTasks, now }) {
    const overdue = overdueWhistles(caseFile.facets, subTasks, now)
    const missing = overdue.flatMap(({ no }) => missingAt(subTasks, no))
    return {
      patch: {
        facets: unwatch(caseFile.facets, ({ no }) => overdue.some((each) => each.no === no)),
      },
      data: {
        whistleNo: overdue.map(({ no }) => no),
        units: [...new Set(missing.map(({ unitCode }) => unitCode))],
      },
    }
  },
} satisfies Partial<Effects>
