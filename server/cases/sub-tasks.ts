import type { NewSubTask, SubTask, SubTaskCourse } from './case.ts'

const nothingYet: SubTaskCourse = {
  reportedInAt: null,
  finishedAt: null,
  result: null,
  opinion: null,
  assessment: null,
  declined: null,
  ruling: null,
}

/** A part that has just been given to a unit. */
export function beginSubTask(given: NewSubTask, id: string, createdAt: Date): SubTask {
  return { ...given, ...nothingYet, id, createdAt }
}

export const isUnfinished = (task: SubTask) => task.finishedAt === null

/** A part whose unit says that it is not its duty, and nobody has ruled upon it yet. */
export const awaitsRuling = (task: SubTask) =>
  isUnfinished(task) && task.declined !== null && task.ruling === null

/** What a unit was called to can not be declined (吹哨报到), and an opinion says it already. */
export const isDeclinable = (task: SubTask) =>
  isUnfinished(task) && (task.kind === 'CO_UNIT' || task.kind === 'JOINT') && task.declined === null
