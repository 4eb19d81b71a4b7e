import type { CaseView } from '#contract/api.ts'
import type { CommandName } from '#contract/cases.ts'

type SubTask = CaseView['subTasks'][number]

/**
 * The tasks this command can be about: open ones of the acting post's unit, for the server takes no
 * other unit's; of those, to report in, the ones nobody has reported in for yet. A centre rules on
 * those of any unit that were declined.
 */
export function tasksFor(
  command: CommandName,
  matter: CaseView,
  unitCode: string | undefined,
): SubTask[] {
  const open = matter.subTasks.filter((task) => !task.finishedAt && task.kind !== 'CONSULT')
  if (command === 'ruleTask') return open.filter((task) => task.declined && !task.ruling)
  const own = open.filter((task) => unitCode === undefined || task.unit.code === unitCode)
  if (command === 'declineTask')
    return own.filter((task) => task.kind !== 'WHISTLE' && !task.declined)
  const waiting = own.filter((task) => !task.reportedInAt)
  return command === 'reportIn' && waiting.length > 0 ? waiting : own
}
