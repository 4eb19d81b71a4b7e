import type { CaseRow } from '#contract/api.ts'
import type { FieldKind } from '#contract/field.ts'
import type { ProblemDocument } from '#contract/problems.ts'

/** Something done on the phone and not yet acknowledged. Its body never changes once it was sent. */
export interface Deed {
  clientKey: string
  kind: FieldKind
  body: Record<string, unknown>
  /** Instant by the corrected clock. */
  madeAt: string
  /** What the person reads in the outbox: 当场办结 · 犬只管理. */
  title: string
  /** The case it is about, or the key of the report that will make one. */
  caseId?: string
  reportKey?: string
  /** What it belongs to besides a case, a joint visit for one: such deeds keep their order among themselves. */
  chain?: string
  photoIds: readonly string[]
  /** Of photoIds: what the server has. */
  uploaded: readonly string[]
  state: 'QUEUED' | 'REFUSED' | 'CONFLICT'
  /** Until then it may be taken back, and stays on the phone. */
  heldUntil?: string
  problem?: Partial<ProblemDocument>
  /** How the case stands on the server, where that is not as the person saw it. */
  current?: CaseRow
}
export type KeptDeed = Deed & { order: number }

/** What became of a deed; kept a while so that the person can look it up. */
export interface Receipt {
  clientKey: string
  kind: FieldKind
  title: string
  madeAt: string
  caseId?: string
  caseCode?: string
}
