import type { CaseView } from '#contract/api.ts'
import type { CommandName } from '#contract/cases.ts'

type SubTask = CaseView['subTasks'][number]

/**
 * The tasks this command can be about: open ones of the acting post's unit, for the server takes no
 * other unit's; of those, to report in, the ones nobody has reported in for yet.
 */
export function tasksFor(
  command: CommandName,
  matter: CaseView,
  unitCode: string | undefined,
): SubTask[] {
  const own = matter.subTasks.filter(
    (task) => !task.finishedAt && (unitCode === undefined || task.unit.code === unitCode),
  )
  const waiting = own.filter((task) => !task.reportedInAt)
  return command === 'reportIn' && waiting.length > 0 ? waiting : own
}
