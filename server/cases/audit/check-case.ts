import type { FaultKind } from '#contract/audit.ts'
import type { CaseState } from '#contract/states.ts'
import { entryHash, genesis, type TimelineEntry } from '../chain.ts'
import type { AuditFault } from './fault.ts'

/** A stored timeline row. */
export interface AuditRow {
  entry: TimelineEntry
  prevHash: Buffer
  hash: Buffer
  /** The instant as stored is finer than what is hashed: it was not written by this program. */
  finer: boolean
}

/** The columns of the case that its timeline must bear out. */
export interface AuditCase {
  id: string
  caseCode: string
  version: number
  chainHash: Buffer
  state: CaseState
  regionCode: string
  centreCode: string
  leadUnit: string | null
}

/**
 * Pure: everything wrong with one case, its rows in the order of seq.
 * @param caseFile undefined when the rows have no case
 * @param words hashes of its reports' words; undefined leaves them out
 */
export function checkCase(
  caseId: string,
  caseFile: AuditCase | undefined,
  rows: readonly AuditRow[],
  words?: readonly Buffer[],
): AuditFault[] {
  const faults: AuditFault[] = []
  const code = caseFile ? { caseCode: caseFile.caseCode } : {}
  const add = (kind: FaultKind, detail: string, seq?: number) =>
    faults.push({ kind, caseId, ...code, ...(seq === undefined ? {} : { seq }), detail })
  if (!caseFile) add('CASE_REMOVED', `${rows.length} rows of the timeline have no case`)
  checkChain(caseId, rows, add)
  if (caseFile) checkEnd(caseFile, rows.at(-1), add)
  if (words) checkWords(rows, words, add)
  return faults
}

type Add = (kind: FaultKind, detail: string, seq?: number) => void

function checkChain(caseId: string, rows: readonly AuditRow[], add: Add): void {
  let previous: { hash: Buffer; seq: number } = { hash: genesis(caseId), seq: 0 }
  for (const row of rows) {
    const { seq } = row.entry
    for (let missing = previous.seq + 1; missing < seq; missing += 1)
      add('REMOVED', 'the number is missing', missing)
    const sound = !row.finer && entryHash(row.prevHash, row.entry).equals(row.hash)
    const linked = seq !== previous.seq + 1 || row.prevHash.equals(previous.hash)
    if (!sound) {
      const stood = numberOf(row, rows.length)
      if (stood === undefined) add('ALTERED', 'the row does not fit its hash', seq)
      else add('REORDERED', `the row stood at ${stood}`, seq)
    } else if (!linked) {
      add(
        'ALTERED',
        'the row does not follow from the one before: one of the two was rewritten',
        seq,
      )
    }
    previous = { hash: row.hash, seq }
  }
}

/** The number under which the row fits its hash, if any near does. */
function numberOf(row: AuditRow, rows: number): number | undefined {
  for (let seq = 1; seq <= Math.max(rows, row.entry.seq) + 1; seq += 1) {
    if (seq !== row.entry.seq && entryHash(row.prevHash, { ...row.entry, seq }).equals(row.hash))
      return seq
  }
  return undefined
}

function checkEnd(caseFile: AuditCase, last: AuditRow | undefined, add: Add): void {
  const reached = last?.entry.seq ?? 0
  for (let missing = reached + 1; missing <= caseFile.version; missing += 1)
    add('REMOVED', 'the last rows are missing', missing)
  if (!last) return
  if (reached > caseFile.version)
    add('CASE_ALTERED', `the case says version ${caseFile.version}, its timeline ${reached}`)
  if (reached !== caseFile.version) return
  if (!caseFile.chainHash.equals(last.hash))
    add('CASE_ALTERED', 'the case does not carry the hash of its last row')
  const { to } = last.entry.moved
  const said = [caseFile.state, caseFile.regionCode, caseFile.centreCode, caseFile.leadUnit]
  const told = [to.state, to.region, to.centre, to.unit]
  const names = ['state', 'region', 'centre', 'lead unit']
  for (const [at, name] of names.entries())
    if (said[at] !== told[at])
      add('CASE_ALTERED', `${name} is ${said[at]}, the last row says ${told[at]}`)
}

function checkWords(rows: readonly AuditRow[], words: readonly Buffer[], add: Add): void {
  const left = words.map((hash) => hash.toString('hex'))
  const unmet: number[] = []
  for (const { entry } of rows) {
    const { wordsHash } = entry.data
    if (typeof wordsHash !== 'string') continue
    const at = left.indexOf(wordsHash)
    if (at < 0) unmet.push(entry.seq)
    else left.splice(at, 1)
  }
  for (const seq of unmet) {
    if (left.pop() === undefined) add('WORDS_REMOVED', 'no report holds the words', seq)
    else add('WORDS_ALTERED', 'the words of the report do not fit their hash', seq)
  }
  // Rows that are gone take their hashes with them: their reports are no find of their own.
  const complete = rows.every(({ entry }, at) => entry.seq === at + 1)
  if (complete && rows.length > 0)
    for (const hash of left)
      add('WORDS_ADDED', `a report with words ${hash.slice(0, 12)}… stands alone`)
}
