import type { Case } from '#server/cases/case.ts'
import type { TimelineEntry } from '#server/cases/chain.ts'
import type { Intake, ReportRow } from '#server/flow/intake/prepare.ts'

export interface ChainedEntry {
  entry: TimelineEntry
  prevHash: Buffer
  hash: Buffer
}

/** All rows of one imported case: fresh from intake, or a whole life replayed. */
export interface Bundle {
  caseFile: Case
  report: ReportRow
  /** The channel's instant of receipt. */
  receivedAt: Date
  entries: ChainedEntry[]
}

export function bundleOf({ caseFile, report, entry, prevHash }: Intake): Bundle {
  const entries = [{ entry, prevHash, hash: caseFile.chainHash }]
  return { caseFile, report, receivedAt: caseFile.receivedAt, entries }
}
