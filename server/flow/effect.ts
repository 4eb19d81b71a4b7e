import type { CommandName } from '#contract/cases.ts'
import type { Payloads } from '#contract/payloads.ts'
import type { Change } from '#server/cases/case.ts'
import type { Situation } from '#server/cases/guards.ts'

/** What a permitted command changes. Pure: it looks at the situation alone and writes nothing. */
export type Effect<C extends CommandName> = (situation: Situation, payload: Payloads[C]) => Change
export type Effects = { readonly [C in CommandName]: Effect<C> }

/** Adds the actor to those who handled this round and therefore may not check it. */
export function handlersWith({ caseFile, actor }: Situation): string[] {
  const handlers = caseFile.facets.handlers ?? []
  return actor.kind === 'staff' && !handlers.includes(actor.personId)
    ? [...handlers, actor.personId]
    : handlers
}
