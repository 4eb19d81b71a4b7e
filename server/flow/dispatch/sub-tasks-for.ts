import type { NewSubTask } from '#server/cases/case.ts'

/** One part of the same task for each unit. */
export function subTasksFor(
  kind: NewSubTask['kind'],
  units: readonly string[],
  task: string,
  more: Partial<NewSubTask> = {},
): NewSubTask[] {
  return [...new Set(units)].map((unitCode) => ({
    kind,
    unitCode,
    task,
    whistleKind: null,
    whistleNo: null,
    reportInDueAt: null,
    dueAt: null,
    ...more,
  }))
}

/** Who may see the case, these among them. */
export function withUnits(known: readonly string[], ...units: (string | undefined)[]): string[] {
  return [...new Set([...known, ...units.filter((unit) => unit !== undefined)])]
}
