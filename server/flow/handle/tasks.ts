import type { Facets, SubTask } from '#server/cases/case.ts'
import type { Situation } from '#server/cases/guards.ts'
import { missingAt, unwatch } from '#server/cases/whistles.ts'
import { type Effects, handlersWith } from '../effect.ts'

/** The parts of other units: they report in, do them, or say that it is not their duty. */
export const taskEffects = {
  reportIn(situation, { subTaskId, note }) {
    const task = taskOf(situation, subTaskId)
    return {
      patch: { facets: arrived(situation, task) },
      data: { subTaskId },
      ...(note ? { reason: note } : {}),
      changeSubTask: {
        id: subTaskId,
        course: { reportedInAt: task?.reportedInAt ?? situation.now },
      },
    }
  },
  finishSubTask(situation, { subTaskId, result, assessment, attachmentIds }) {
    const { now } = situation
    const task = taskOf(situation, subTaskId)
    const isCalled = task?.kind === 'WHISTLE'
    return {
      patch: { facets: { ...arrived(situation, task), handlers: handlersWith(situation) } },
      data: { subTaskId, result, ...(isCalled && assessment ? { assessment } : {}) },
      changeSubTask: {
        id: subTaskId,
        course: {
          result,
          finishedAt: now,
          reportedInAt: task?.reportedInAt ?? now,
          ...(isCalled && assessment ? { assessment } : {}),
        },
      },
      ...(attachmentIds ? { attachmentIds } : {}),
    }
  },
  declineTask: (_, { subTaskId, reason }) => ({
    patch: {},
    data: { subTaskId },
    reason,
    changeSubTask: { id: subTaskId, course: { declined: reason } },
  }),
  ruleTask(situation, { subTaskId, excused, ruling }) {
    return {
      patch: {},
      data: { subTaskId, unit: taskOf(situation, subTaskId)?.unitCode ?? null, excused },
      reason: ruling,
      changeSubTask: {
        id: subTaskId,
        course: { ruling, ...(excused ? { finishedAt: situation.now, result: 'EXCUSED' } : {}) },
      },
    }
  },
} satisfies Partial<Effects>

function taskOf({ subTasks }: Situation, id: string): SubTask | undefined {
  return subTasks.find((task) => task.id === id)
}

/** Once everybody who was called is there, no clock need look after them. */
function arrived({ caseFile, subTasks }: Situation, task: SubTask | undefined): Facets {
  return unwatch(
    caseFile.facets,
    ({ no }) => no === task?.whistleNo && missingAt(subTasks, no).every(({ id }) => id === task.id),
  )
}
