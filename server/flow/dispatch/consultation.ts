import type { Effects } from '../effect.ts'
import { subTasksFor, withUnits } from './sub-tasks-for.ts'

/** Talking before an unclear matter is sent (派前会商). It holds nothing up: dispatch ends what is unanswered. */
export const consultationEffects = {
  consult({ caseFile, town, now }, { units, question }) {
    const dueAt = town.dueAfter(now, town.stepLimit('consultation'))
    return {
      patch: { unitCodes: withUnits(caseFile.unitCodes, ...units) },
      data: { units, question, answerDue: dueAt.toISOString() },
      addSubTasks: subTasksFor('CONSULT', units, question, { dueAt }),
    }
  },
  giveOpinion({ subTasks, post, now }, { opinion, basis }) {
    const asked = subTasks.find(
      (task) =>
        task.kind === 'CONSULT' && task.finishedAt === null && task.unitCode === post?.unitCode,
    )
    return {
      patch: {},
      data: { opinion, basis },
      ...(asked
        ? { changeSubTask: { id: asked.id, course: { opinion, result: basis, finishedAt: now } } }
        : {}),
    }
  },
} satisfies Partial<Effects>
