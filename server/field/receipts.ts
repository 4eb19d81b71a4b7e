import type { FieldKind } from '#contract/field.ts'
import type { Ctx } from '#server/ctx.ts'
import { system, type Transaction } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'

interface Receipt {
  person_id: string
  payload_hash: Buffer
  result: Record<string, unknown>
}

/**
 * The answer that this key had before, if any; otherwise the key is held by this transaction, and
 * whoever brings it meanwhile waits. In the program's own right: another person's key is found, too.
 * @throws Problem key-reused for another content or another person
 */
export async function receivedBefore(
  tx: Transaction,
  clientKey: string,
  personId: string,
  payloadHash: Buffer,
): Promise<Record<string, unknown> | undefined> {
  await tx.query(
    'select pg_advisory_xact_lock(hashtextextended($1, 4))',
    [clientKey.toLowerCase()],
    'field-receipt-lock',
  )
  const [row] = await tx.query<Receipt>(
    'select person_id, payload_hash, result from field_receipts where client_key = $1',
    [clientKey],
    'field-receipt-find',
  )
  if (!row) return undefined
  if (row.person_id !== personId || !row.payload_hash.equals(payloadHash))
    throw new Problem('key-reused')
  return row.result
}

/** In the transaction of the effect: both are there or neither is. */
export async function keepReceipt(
  tx: Transaction,
  receipt: {
    clientKey: string
    personId: string
    kind: FieldKind
    payloadHash: Buffer
    result: Record<string, unknown>
    at: Date
  },
): Promise<void> {
  const { clientKey, personId, kind, payloadHash, result, at } = receipt
  await tx.query(
    `insert into field_receipts (client_key, person_id, kind, payload_hash, result, at)
     values ($1, $2, $3, $4, $5, $6)`,
    [clientKey, personId, kind, payloadHash, JSON.stringify(result), at],
    'field-receipt-keep',
  )
}

/** A phone is wiped long before: nothing comes again after so many days (OWN). */
const keptDays = 90

/** @returns how many went */
export async function sweepReceipts({ db, clock }: Ctx): Promise<number> {
  const before = new Date(clock.now().getTime() - keptDays * 86_400_000)
  const gone = await db.run(system, (sql) =>
    sql.query('delete from field_receipts where at < $1 returning client_key', [before]),
  )
  return gone.length
}
