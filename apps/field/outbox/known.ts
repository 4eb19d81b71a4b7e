import type { FieldKind } from '#contract/field.ts'
import type { KeptDeed, Receipt } from './deed.ts'

interface Made {
  clientKey: string
  kind: FieldKind
  body: Record<string, unknown>
  /** Instant by the corrected clock. */
  madeAt: string
}

/** Deeds of this session: between the acknowledgement and the next sync nothing else tells of them. */
const made = new Map<string, Made>()

export const noteMade = (one: Made) => made.set(one.clientKey, one)
export const forgetMade = (clientKey: string) => made.delete(clientKey)

/** Deeds of a kind that the last sync may not tell of: just acknowledged, or waiting here. By time. */
export function ownDeeds(
  kind: FieldKind,
  deeds: readonly KeptDeed[],
  receipts: readonly Receipt[],
): Made[] {
  const arrived = receipts.flatMap(({ clientKey }) => made.get(clientKey) ?? [])
  const waiting = deeds.filter(({ state }) => state === 'QUEUED')
  return [...arrived, ...waiting]
    .filter((one) => one.kind === kind)
    .sort((a, b) => a.madeAt.localeCompare(b.madeAt))
}
