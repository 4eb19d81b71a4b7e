import type Type from 'typebox'
import type { FieldItem, FieldKind } from '#contract/field.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { Actor } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Transaction } from '#server/platform/db.ts'

export type StaffActor = Extract<Actor, { kind: 'staff' }>

/**
 * A kind of deed that a module takes from the phones. `receive` runs in the item's own transaction,
 * under the scope of the actor, once for each client key; what it returns is the answer, now and for
 * every repetition.
 * @throws Problem what the phone shows to the person as the refusal
 */
export interface FieldKindRule<Body extends Type.TSchema = Type.TSchema> {
  kind: Exclude<FieldKind, 'report' | 'command'>
  roles: readonly StaffRole[]
  body: Body
  receive(
    ctx: Ctx,
    tx: Transaction,
    actor: StaffActor,
    item: Pick<FieldItem, 'clientKey' | 'madeAt'>,
    body: Type.Static<Body>,
  ): Promise<Record<string, unknown>>
}
