import type { JointDeed, JointVisits } from '#contract/joint.ts'
import type { KeptDeed, Receipt } from '../outbox/deed.ts'
import { dropDeed, enqueue } from '../outbox/queue.ts'
import { fieldNow, fieldState } from '../store/state.ts'
import type { Done } from './fold.ts'

/** Acknowledged and not told by a sync yet: until then nothing else knows of them. */
const made = new Map<string, Pick<Done, 'body' | 'madeAt'>>()

/**
 * Puts a deed about a joint visit into the outbox; the same done anew takes the place of one refused.
 * @throws DOMException QuotaExceededError when the phone is full
 */
export async function keepJoint(body: JointDeed, title: string): Promise<void> {
  const madeAt = new Date(fieldNow()).toISOString()
  for (const deed of refusedOf(fieldState().deeds, body.visitId))
    if (deed.body.action === body.action) await dropDeed(deed)
  const clientKey = await enqueue({
    kind: 'jointVisit',
    body: { ...body },
    title,
    chain: body.visitId,
  })
  made.set(clientKey, { body, madeAt })
}

export const refusedOf = (deeds: readonly KeptDeed[], visitId: string): KeptDeed[] =>
  deeds.filter(
    ({ kind, body, state }) =>
      kind === 'jointVisit' && body.visitId === visitId && state !== 'QUEUED',
  )

let lastTold: JointVisits | undefined

/**
 * What this phone did and the server has not told, in its order: just acknowledged, then waiting.
 * A sync follows every sending, so what it tells includes all that had been acknowledged.
 */
export function doneHere(
  told: JointVisits | undefined,
  deeds: readonly KeptDeed[],
  receipts: readonly Receipt[],
): Done[] {
  if (told !== lastTold) for (const { clientKey } of receipts) made.delete(clientKey)
  lastTold = told
  const arrived = receipts.toReversed().flatMap(({ clientKey }) => {
    const deed = made.get(clientKey)
    return deed ? [{ ...deed, unsent: false }] : []
  })
  const waiting = deeds
    .filter(({ kind, state }) => kind === 'jointVisit' && state === 'QUEUED')
    // Written by keepJoint.
    .map(({ body, madeAt }) => ({ body: body as JointDeed, madeAt, unsent: true }))
  return [...arrived, ...waiting]
}
