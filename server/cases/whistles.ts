import type { CalledStanding } from '#contract/dispatch-words.ts'
import type { Facets, OpenWhistle, SubTask } from './case.ts'
import { isUnfinished } from './sub-tasks.ts'

/** Units of this whistle that have not come and have not been let go. */
export function missingAt(subTasks: readonly SubTask[], no: number): SubTask[] {
  return subTasks.filter(
    (task) => task.whistleNo === no && task.reportedInAt === null && isUnfinished(task),
  )
}

/** Whistles whose limit to report in has passed while a unit is missing; each is told of once. */
export function overdueWhistles(
  facets: Facets,
  subTasks: readonly SubTask[],
  now: Date,
): OpenWhistle[] {
  return (facets.whistles ?? []).filter(
    (whistle) => isWatchedUntil(whistle, now) && missingAt(subTasks, whistle.no).length > 0,
  )
}

/** Whether the sweep has something to look at: only it knows the sub-tasks. */
export function isReportInDue(facets: Facets, now: Date): boolean {
  return (facets.whistles ?? []).some((whistle) => isWatchedUntil(whistle, now))
}

function isWatchedUntil(whistle: OpenWhistle, now: Date): boolean {
  return whistle.watched && new Date(whistle.reportInDueAt) <= now
}

/** When the clock must look next whether everybody has reported in. */
export function nextReportIn({ whistles = [] }: Facets): Date | null {
  const dues = whistles
    .filter(({ watched }) => watched)
    .map((each) => Date.parse(each.reportInDueAt))
  return dues.length > 0 ? new Date(Math.min(...dues)) : null
}

/** The whistles once nobody need look at those for which `done` holds. */
export function unwatch(facets: Facets, done: (whistle: OpenWhistle) => boolean): Facets {
  if (!facets.whistles) return facets
  return {
    ...facets,
    whistles: facets.whistles.map((each) => (done(each) ? { ...each, watched: false } : each)),
  }
}

/** How far a called unit has come; when it came late the board says when, and no more. */
export function standingAt(
  task: Pick<SubTask, 'finishedAt' | 'reportedInAt' | 'reportInDueAt'>,
  now: Date,
): CalledStanding {
  if (task.finishedAt) return 'FINISHED'
  if (task.reportedInAt) return 'ARRIVED'
  return task.reportInDueAt && task.reportInDueAt < now ? 'OVERDUE' : 'CALLED'
}
