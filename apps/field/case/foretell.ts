import type { PostView } from '#contract/api.ts'
import { type CommandName, commands, type Grant } from '#contract/cases.ts'
import type { FieldCase } from '#contract/field.ts'
import type { CaseState } from '#contract/states.ts'
import type { Deed } from '../outbox/deed.ts'
import { type FieldCommandName, fieldCommands } from './forms.ts'

/** The state in which the case will be once these deeds have gone through, as far as can be told. */
export function stateAfter(state: CaseState, deeds: readonly Deed[]): CaseState {
  return deeds.reduce((at, { body }) => {
    const rule = commands[body.command as CommandName]
    if (!rule) return at
    return rule.to === 'STAYS' || rule.to === 'BEFORE' ? at : rule.to
  }, state)
}

/**
 * What is offered for a case. With nothing waiting the server has said it; after a deed that waits in
 * the outbox the table of the workflow foretells it: state and power, not what only the server knows.
 */
export function offered(
  caseFile: FieldCase,
  posts: readonly PostView[],
  waiting: readonly Deed[],
): FieldCommandName[] {
  if (waiting.length === 0) {
    const allowed = new Set(
      caseFile.commands.filter((one) => one.allowed).map((one) => one.command),
    )
    return fieldCommands.filter((command) => allowed.has(command))
  }
  const state = stateAfter(caseFile.state, waiting)
  const handled = waiting.some(
    ({ body }) => body.command === 'resolve' || body.command === 'disposeOnSite',
  )
  return fieldCommands.filter((command) => {
    const rule = commands[command]
    // Nobody checks what she did herself.
    if (handled && (command === 'verifyPass' || command === 'verifyFail')) return false
    return (
      rule.from.includes(state) &&
      rule.who.some((grant) => posts.some((post) => holds(grant, post, caseFile)))
    )
  })
}

function holds(grant: Grant, post: PostView, caseFile: FieldCase): boolean {
  if (!grant.roles.includes(post.role)) return false
  if (grant.levels && !grant.levels.includes(post.level)) return false
  switch (grant.relation) {
    case 'SUBTREE':
    case 'CENTRE':
      return caseFile.region.code.startsWith(post.region.code)
    case 'LEAD_UNIT':
      return caseFile.leadUnit?.code === post.unit.code
    case 'CO_UNIT':
      return caseFile.subTasks.some((one) => !one.finishedAt && one.unit.code === post.unit.code)
    default:
      return false
  }
}
