import type { CaseView } from '#contract/api.ts'
import type { TextKey } from '../texts.ts'

type SubTask = CaseView['subTasks'][number]

/** Written by the record when the case goes to another unit or ends: nobody finished the task. */
const cancelled = 'CANCELLED'
/** Written by a ruling: the unit was right that it is not its task. */
const excused = 'EXCUSED'

/** How far a sub-task has come, and what came of it in its unit's own words. */
export function standingOf(
  task: Pick<SubTask, 'finishedAt' | 'reportedInAt' | 'reportInDueAt' | 'result'> &
    Partial<Pick<SubTask, 'kind' | 'dueAt'>>,
): { text: TextKey; at?: string | undefined; tone: 'green' | 'amber' | 'grey'; result?: string } {
  const { finishedAt, reportedInAt, reportInDueAt, result } = task
  if (finishedAt && result === excused)
    return { text: 'dispatch.excused', at: finishedAt, tone: 'grey' }
  if (finishedAt && result === cancelled && task.kind === 'CONSULT')
    return { text: 'dispatch.unanswered', at: finishedAt, tone: 'grey' }
  if (finishedAt && result === cancelled)
    return { text: 'case.cancelledAt', at: finishedAt, tone: 'grey' }
  if (finishedAt)
    return { text: 'case.finishedAt', at: finishedAt, tone: 'green', ...(result ? { result } : {}) }
  if (reportedInAt) return { text: 'case.reportedIn', at: reportedInAt, tone: 'amber' }
  if (reportInDueAt) return { text: 'case.reportInBy', at: reportInDueAt, tone: 'amber' }
  if (task.dueAt) return { text: 'dispatch.waiting', at: task.dueAt, tone: 'amber' }
  return { text: 'case.open', tone: 'amber' }
}
