import type { SubTaskView, WhistleBoard, WhistleView } from '#contract/dispatch.ts'
import type { Town } from '#server/town/town.ts'
import type { SubTask, Whistle } from './case.ts'
import { present } from './present.ts'
import type { BoardWhistle } from './task-store.ts'
import { standingAt } from './whistles.ts'

const named = (code: string, town: Town) => ({ code, name: town.unitName(code) })

export function subTaskView(task: SubTask, town: Town): SubTaskView {
  const { unitCode, ...rest } = task
  return present<SubTaskView>({
    ...rest,
    unit: named(unitCode, town),
    createdAt: task.createdAt.toISOString(),
    reportInDueAt: task.reportInDueAt?.toISOString(),
    dueAt: task.dueAt?.toISOString(),
    reportedInAt: task.reportedInAt?.toISOString(),
    finishedAt: task.finishedAt?.toISOString(),
  })
}

export function whistleView(whistle: Whistle, town: Town): WhistleView {
  const { no, kind, task, calledBy, calledAt, reportInDueAt, endedAt, summary, assessment } =
    whistle
  return present<WhistleView>({
    no,
    kind,
    task,
    calledBy: named(calledBy, town),
    calledAt: calledAt.toISOString(),
    reportInDueAt: reportInDueAt.toISOString(),
    endedAt: endedAt?.toISOString(),
    summary,
    assessment,
  })
}

export function whistleBoard(
  whistles: readonly BoardWhistle[],
  called: readonly (SubTask & { caseId: string })[],
  town: Town,
  now: Date,
): WhistleBoard {
  const unitsOf = Map.groupBy(called, (task) => `${task.caseId} ${task.whistleNo}`)
  return {
    at: now.toISOString(),
    whistles: whistles.map((whistle) => ({
      ...whistleView(whistle, town),
      caseId: whistle.caseId,
      caseCode: whistle.caseCode,
      title: whistle.title,
      region: { code: whistle.regionCode, name: town.regionName(whistle.regionCode) },
      units: (unitsOf.get(`${whistle.caseId} ${whistle.no}`) ?? []).map((task) =>
        present<WhistleBoard['whistles'][number]['units'][number]>({
          unit: named(task.unitCode, town),
          standing: standingAt(task, now),
          reportedInAt: task.reportedInAt?.toISOString(),
          finishedAt: task.finishedAt?.toISOString(),
        }),
      ),
    })),
  }
}
