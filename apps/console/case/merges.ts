import type { TimelineRow } from '#contract/api.ts'
import type { CommandName } from '#contract/cases.ts'

/**
 * Steps that only add to a matter: what a colleague wrote down, noted or took in hand meanwhile takes
 * nothing away from what another step was decided on. A category, a place, urgency, a sub-task or the
 * state itself may be just what it was decided on: then the person looks again.
 */
const additive: ReadonlySet<CommandName> = new Set<CommandName>([
  'comment',
  'supplement',
  'interimReport',
  'contact',
  'attemptFollowUp',
  'link',
  'unlink',
  'refuseLikeness',
  'take',
  'release',
  'assign',
  'remind',
  'remindReportIn',
  'checkPromise',
])

/** Who has it in hand is one question: two answers to it are not laid together. */
const inHand: ReadonlySet<CommandName> = new Set<CommandName>(['take', 'release', 'assign'])

/** Whether a step can be given as it stands after what colleagues did since it was begun. */
export function mergesWith(command: CommandName, since: readonly TimelineRow[]): boolean {
  return since.every(
    (row) =>
      additive.has(row.command) &&
      row.from === row.to &&
      !(inHand.has(command) && inHand.has(row.command)),
  )
}
