import { canonicalJson } from '#contract/canonical.ts'
import type { CommandName } from '#contract/cases.ts'
import type { CaseState } from '#contract/states.ts'
import { sha256 } from '#server/platform/canonical.ts'

export interface Place {
  state: CaseState
  region: string
  centre: string
  unit: string | null
}

/** One row of the timeline as it is hashed; the hash covers everything a reader relies on. */
export interface TimelineEntry {
  caseId: string
  seq: number
  at: Date
  event: string
  command: CommandName
  role: string
  personId: string | null
  postId: string | null
  unitCode: string | null
  reason: string | null
  data: Record<string, unknown>
  moved: { from: Place | null; to: Place }
  clientKey: string | null
  payloadHash: Buffer | null
}

/** The first row of a case chains to the case itself, so that rows cannot be moved between cases. */
export function genesis(caseId: string): Buffer {
  return sha256('gezhong case ', caseId)
}

export function entryHash(previous: Uint8Array, entry: TimelineEntry): Buffer {
  const { payloadHash, ...rest } = entry
  return sha256(
    previous,
    canonicalJson({ ...rest, payloadHash: payloadHash?.toString('hex') ?? null }),
  )
}

/** Hash of a seal over the next stretch of the commit order. */
export function sealHash(previous: Uint8Array, hashes: readonly Uint8Array[]): Buffer {
  return sha256(previous, ...hashes)
}
