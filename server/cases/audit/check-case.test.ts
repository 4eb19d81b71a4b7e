import { expect, test } from 'vitest'
import { sha256 } from '#server/platform/canonical.ts'
import { entryHash, genesis, type TimelineEntry } from '../chain.ts'
import { type AuditCase, type AuditRow, checkCase } from './check-case.ts'

const caseId = '01890000-0000-7000-8000-000000000001'
const to = { state: 'ACCEPTED', region: '6209', centre: 'C-6209', unit: null } as const
const words = sha256('路灯不亮')

function entry(seq: number): TimelineEntry {
  return {
    caseId,
    seq,
    at: new Date(1_700_000_000_000 + seq),
    event: 'case.noted',
    command: 'comment',
    role: 'SYSTEM',
    personId: null,
    postId: null,
    unitCode: null,
    reason: null,
    data: seq === 1 ? { wordsHash: words.toString('hex') } : { note: `第${seq}条` },
    moved: { from: null, to },
    clientKey: null,
    payloadHash: null,
  }
}

function chain(length: number): [AuditRow, ...AuditRow[]] {
  const rows: AuditRow[] = []
  for (let seq = 1; seq <= length; seq += 1) {
    const prevHash = rows.at(-1)?.hash ?? genesis(caseId)
    rows.push({ entry: entry(seq), prevHash, hash: entryHash(prevHash, entry(seq)), finer: false })
  }
  const [first, ...rest] = rows
  if (!first) throw new Error('a chain has a row')
  return [first, ...rest]
}

function caseOf(rows: readonly AuditRow[]): AuditCase {
  return {
    id: caseId,
    caseCode: '1',
    version: rows.length,
    chainHash: rows.at(-1)?.hash ?? Buffer.alloc(0),
    state: 'ACCEPTED',
    regionCode: '6209',
    centreCode: 'C-6209',
    leadUnit: null,
  }
}

const sound = chain(4)
const check = (
  rows: readonly AuditRow[],
  caseFile: AuditCase | undefined = caseOf(sound),
  hashes = [words],
) => checkCase(caseId, caseFile, rows, hashes).map(({ kind, seq }) => [kind, seq])
const changed = (at: number, change: Partial<TimelineEntry>) =>
  sound.map((row, n) => (n === at ? { ...row, entry: { ...row.entry, ...change } } : row))

test('a sound case has no fault', () => {
  expect(check(sound)).toEqual([])
})

test.each<[string, Partial<TimelineEntry>]>([
  ['data', { data: { note: '别的' } }],
  ['the clock time', { at: new Date(0) }],
  ['the person', { personId: caseId }],
  ['the reason', { reason: '' }],
  ['the client key', { clientKey: caseId }],
  ['where it moved', { moved: { from: null, to: { ...to, unit: 'X' } } }],
])('altering %s is found, and the row named', (_, change) => {
  expect(check(changed(1, change))).toEqual([['ALTERED', 2]])
})

test('an instant finer than the program writes is an alteration', () => {
  expect(check(sound.map((row, n) => (n === 2 ? { ...row, finer: true } : row)))).toEqual([
    ['ALTERED', 3],
  ])
})

test('a row rewritten with a fitting hash breaks the link behind it, or the case', () => {
  const forged = (at: number) => {
    const row = sound[at] ?? sound[0]
    const entry = { ...row.entry, reason: '改' }
    return sound.with(at, { ...row, entry, hash: entryHash(row.prevHash, entry) })
  }
  expect(check(forged(1))).toEqual([['ALTERED', 3]])
  expect(check(forged(3))).toEqual([['CASE_ALTERED', undefined]])
})

test('a row removed from the middle, the beginning, the end', () => {
  expect(check(sound.toSpliced(2, 1))).toEqual([['REMOVED', 3]])
  expect(check(sound.slice(2))).toEqual([
    ['REMOVED', 1],
    ['REMOVED', 2],
  ])
  expect(check(sound.slice(0, 3))).toEqual([['REMOVED', 4]])
  expect(check([], caseOf(sound), [])).toHaveLength(4)
})

test('removing the end and turning the case back is found by the words of nobody but the order', () => {
  // Within the case it fits: this is what the seals over all cases are for.
  const shorter = sound.slice(0, 3)
  expect(check(shorter, caseOf(shorter))).toEqual([])
})

test('two rows changed places', () => {
  const [a, b, c, d] = sound
  if (!b || !c || !d) throw new Error('four rows')
  const swapped = [
    a,
    { ...c, entry: { ...c.entry, seq: 2 } },
    { ...b, entry: { ...b.entry, seq: 3 } },
    d,
  ]
  expect(check(swapped)).toEqual([
    ['REORDERED', 2],
    ['REORDERED', 3],
    ['ALTERED', 4],
  ])
})

test('the case must say what its last row says', () => {
  expect(check(sound, { ...caseOf(sound), state: 'CLOSED', leadUnit: 'X' })).toHaveLength(2)
  expect(check(sound, { ...caseOf(sound), version: 3 })).toEqual([['CASE_ALTERED', undefined]])
  expect(checkCase(caseId, undefined, sound)).toMatchObject([{ kind: 'CASE_REMOVED' }])
})

test('words altered, removed, added', () => {
  expect(check(sound, undefined, [sha256('别的话')])).toEqual([['WORDS_ALTERED', 1]])
  expect(check(sound, undefined, [])).toEqual([['WORDS_REMOVED', 1]])
  expect(check(sound, undefined, [words, words])).toEqual([['WORDS_ADDED', undefined]])
})
