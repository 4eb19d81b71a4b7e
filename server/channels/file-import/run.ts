import { canonicalJson } from '#contract/canonical.ts'
import type { Datum } from '#contract/common.ts'
import type { SubmitReport } from '#contract/reports.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Senses } from '#server/flow/intake/senses.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { isUniqueViolation, system } from '#server/platform/db.ts'
import type { Town } from '#server/town/town.ts'
import type { Bundle } from './bundle.ts'
import type { Mapping } from './fields.ts'
import { keyOf, Occurrences } from './keys.ts'
import type { SourceFile } from './open.ts'
import type { RejectedFile } from './rejected.ts'
import { ImportError, type Row } from './row.ts'
import { type ReadRow, readRow } from './to-report.ts'
import {
  addLines,
  type BatchLines,
  type BatchWriter,
  emptyLines,
  openWriter,
} from './write-batch.ts'

export interface ImportWishes {
  mapping: Mapping
  /** Name that, with the id of a row, makes the row the same row next time. */
  source: string
  /** Whether the name was given; else rows without an id are known by their content alone. */
  sourceGiven: boolean
  datum: Datum | undefined
  batchRows: number
  /** True when the operator asks to stop: the batch is finished and the run ends. */
  stopping(): boolean
  progress(counts: Counts): void
}

export interface Counts {
  read: number
  added: number
  already: number
  rejected: number
  /** The file could be read no further: why. What stands before it is taken. */
  broken?: string
}

/** Makes the rows of one case out of one row of the file; reasons when it cannot. */
export type Maker = (
  row: ReadRow & { raw: Row },
  report: SubmitReport,
  sourceKey: string,
) => Bundle | string[]

export interface ImportParts {
  ctx: Ctx
  town: Town
  senses: Senses
  file: SourceFile
  rejected: RejectedFile
  make: Maker
}

interface Ready {
  raw: Row
  row: ReadRow
  report: SubmitReport
  sourceKey: string
}

/**
 * Streams a file into cases: batch by batch, each one transaction, the next batch prepared while the
 * last is being written. A row already there is passed over, so a run that was cut off is repeated
 * from the beginning and goes on where it stopped; memory does not grow with the file.
 */
export async function runImport(parts: ImportParts, wishes: ImportWishes): Promise<Counts> {
  const counts: Counts = { read: 0, added: 0, already: 0, rejected: 0 }
  const keySpace = wishes.mapping.source ? `id ${wishes.source}` : `content ${nameInKey(wishes)}`
  const writer = await openWriter(parts.ctx.db, keySpace)
  const keys = keyMaker(wishes)
  const reject = async (row: Row, reasons: readonly string[]) => {
    counts.rejected += 1
    await parts.rejected.add(row, reasons)
  }
  let writing: Promise<void> = Promise.resolve()
  let before: ReadonlyMap<string, Ready> = new Map()
  try {
    for await (const rows of batches(parts.file.rows(), wishes)) {
      counts.read += rows.length
      const batch = await readBatch(rows, parts, wishes, keys, counts, reject)
      // The same id in two neighbouring batches: the first must be there before we look for it.
      if (batch.keys().some((key) => before.has(key))) await writing
      before = batch
      const fresh = await passOver(batch, parts, counts, reject)
      const made = await makeAll(fresh, parts, reject)
      await writing
      wishes.progress(counts)
      writing = writeAll(made, parts, writer, counts, reject)
      // Its failure is met at the next `await writing`, never left unhandled.
      writing.catch(() => undefined)
    }
    await writing
    wishes.progress(counts)
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    await writing
    return { ...counts, broken: error.message }
  } finally {
    await writing.catch(() => undefined)
    writer.end()
  }
  return counts
}

type Reject = (row: Row, reasons: readonly string[]) => Promise<void>

/** What could be read before a file turns out to be broken is still given, and then the fault. */
async function* batches(rows: AsyncIterable<Row>, wishes: ImportWishes): AsyncGenerator<Row[]> {
  let batch: Row[] = []
  let broken: unknown
  try {
    for await (const row of rows) {
      batch.push(row)
      if (batch.length < wishes.batchRows) continue
      yield batch
      batch = []
      if (wishes.stopping()) return
    }
  } catch (error) {
    broken = error
  }
  if (batch.length > 0) yield batch
  if (broken !== undefined) throw broken
}

const nameInKey = ({ source, sourceGiven }: ImportWishes) => (sourceGiven ? source : '')

function keyMaker(wishes: ImportWishes) {
  const seen = new Occurrences()
  return (row: ReadRow): string => {
    if (row.sourceId !== undefined) return keyOf('id', wishes.source, row.sourceId)
    const content = { ...row.content, at: row.at?.toISOString() }
    const print = sha256(canonicalJson(content)).toString('hex')
    return keyOf('content', nameInKey(wishes), print, String(seen.next(print)))
  }
}

async function readBatch(
  rows: readonly Row[],
  { ctx, town }: ImportParts,
  { mapping, datum, source }: ImportWishes,
  keyOfRow: (row: ReadRow) => string,
  counts: Counts,
  reject: Reject,
): Promise<Map<string, Ready>> {
  const ready = new Map<string, Ready>()
  const now = ctx.clock.now()
  for (const raw of rows) {
    const row = readRow(raw, { mapping, town, datum, now })
    if (Array.isArray(row)) {
      await reject(raw, row)
      continue
    }
    const clientKey = keyOfRow(row)
    const report = { clientKey, ...row.content }
    const sourceKey = `${source}:${row.sourceId ?? `line ${raw.line}`}`
    const twin = ready.get(clientKey)
    // An id that comes twice in one batch goes the way of a row that is already there.
    if (twin && canonicalJson(twin.report) === canonicalJson(report)) counts.already += 1
    else if (twin) await reject(raw, [otherContent])
    else ready.set(clientKey, { raw, row, report, sourceKey })
  }
  return ready
}

const otherContent = 'source: a row with this id is there with other content'

/** Leaves the rows that are not there yet. */
async function passOver(
  batch: ReadonlyMap<string, Ready>,
  { ctx }: ImportParts,
  counts: Counts,
  reject: Reject,
): Promise<Ready[]> {
  if (batch.size === 0) return []
  const there = await ctx.db.run(system, (sql) =>
    sql.query<{ key: string; hash: Buffer }>(
      'select client_key as key, payload_hash as hash from timeline where client_key = any($1::uuid[])',
      [[...batch.keys()]],
      'import-there',
    ),
  )
  const known = new Map(there.map(({ key, hash }) => [key, hash]))
  const fresh: Ready[] = []
  for (const [key, ready] of batch) {
    const hash = known.get(key)
    if (!hash) fresh.push(ready)
    else if (hash.equals(sha256(canonicalJson(ready.report)))) counts.already += 1
    else await reject(ready.raw, [otherContent])
  }
  return fresh
}

/** A batch ready to be written: its lines are made before its turn comes. */
interface Made {
  rows: Ready[]
  lines: BatchLines
}

async function makeAll(
  fresh: readonly Ready[],
  { make }: ImportParts,
  reject: Reject,
): Promise<Made> {
  const made: Made = { rows: [], lines: emptyLines() }
  for (const [at, ready] of fresh.entries()) {
    // The batch before is being written meanwhile: without a pause now and then it would wait for us.
    if (at % 5 === 4) await new Promise(setImmediate)
    const bundle = make({ ...ready.row, raw: ready.raw }, ready.report, ready.sourceKey)
    if (Array.isArray(bundle)) {
      await reject(ready.raw, bundle)
      continue
    }
    made.rows.push(ready)
    addLines(made.lines, bundle)
  }
  return made
}

async function writeAll(
  made: Made,
  parts: ImportParts,
  writer: BatchWriter,
  counts: Counts,
  reject: Reject,
): Promise<void> {
  let rest = made
  for (let attempt = 1; rest.rows.length > 0; attempt += 1) {
    try {
      await writer.write(rest.lines)
      counts.added += rest.rows.length
      return
    } catch (error) {
      const keyTaken = isUniqueViolation(error, 'timeline_client_key')
      const codeTaken = isUniqueViolation(error, 'cases_case_code_key')
      if (attempt === 5 || !(keyTaken || codeTaken)) throw error
      // Someone else was quicker, or two cases drew the same code: look again, make again.
      const byKey = new Map(rest.rows.map((ready) => [ready.report.clientKey, ready]))
      const fresh = await passOver(byKey, parts, counts, reject)
      rest = await makeAll(fresh, parts, reject)
    }
  }
}
