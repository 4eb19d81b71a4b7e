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

const worksOn: ReadonlySet<CommandName> = new Set<CommandName>([
  'reportIn',
  'finishSubTask',
  'giveOpinion',
  'ruleTask',
])

/** Given beside what they are about: the like and the linked matters, the questions still to ask. */
export const givenElsewhere: ReadonlySet<CommandName> = new Set<CommandName>([
  'unlink',
  'refuseLikeness',
  'answerQuestions',
])

/** It changes the state, or reports on work given: the rest are notes, facets and supervision. */
export function movesOn({ command }: CommandView): boolean {
  return commands[command].to !== 'STAYS' || worksOn.has(command)
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

/**
 * Refused by a condition first, for that can be mended; then by the state; then by power. What no
 * colleague may ever do (the person's own steps and the clock's) would only be in the way.
 */
export function sortRefused(views: readonly CommandView[]): CommandView[] {
  const rank = ({ refusal }: CommandView) =>
    ['GUARD', 'STATE', 'POWER'].indexOf(refusal?.kind ?? '')
  const forStaff = views.filter(
    ({ command }) =>
      command !== 'submit' &&
      commands[command].who.some(
        ({ relation }) => relation !== 'REPORTER' && relation !== 'SYSTEM',
      ),
  )
  return sortCommands(forStaff).toSorted((a, b) => rank(a) - rank(b))
}
