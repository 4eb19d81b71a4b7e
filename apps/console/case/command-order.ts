import type { CommandView } from '#contract/api.ts'
import { type CommandName, commandNames, commands } from '#contract/cases.ts'

/** The step that carries a matter on; offered first where it is allowed. */
export const primaryCommands: ReadonlySet<CommandName> = new Set<CommandName>([
  'accept',
  'dispatch',
  'upholdObjection',
  'sign',
  'resolve',
  'resume',
  'verifyPass',
  'followUpSolved',
  'reopen',
])

/** It changes the state, or reports on work given: the rest are notes, facets and supervision. */
export function movesOn({ command }: CommandView): boolean {
  return commands[command].to !== 'STAYS' || command === 'reportIn' || command === 'finishSubTask'
}

/** Carrying on first, then what else moves the matter, then notes and facets; each as in the table. */
export function sortCommands(views: readonly CommandView[]): CommandView[] {
  const rank = ({ command }: CommandView) => {
    if (primaryCommands.has(command)) return 0
    return commands[command].to === 'STAYS' ? 2 : 1
  }
  return views.toSorted(
    (a, b) =>
      rank(a) - rank(b) || commandNames.indexOf(a.command) - commandNames.indexOf(b.command),
  )
}
