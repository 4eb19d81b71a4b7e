import { expect, test } from 'vitest'
import { sha256 } from '#server/platform/canonical.ts'
import { sealHash } from '../chain.ts'
import { OrderCheck, type OrderRow, type Seal, type SequencerState } from './check-order.ts'

const hashes = Array.from({ length: 7 }, (_, n) => sha256(`row ${n}`))
const order: OrderRow[] = hashes.map((hash, n) => ({
  position: n + 1,
  caseId: `case ${n}`,
  seq: 1,
  hash,
  there: hash,
}))
const seals: Seal[] = []
for (const [first, last] of [
  [1, 3],
  [4, 4],
  [5, 7],
] as const) {
  const prevHash = seals.at(-1)?.hash ?? sha256('gezhong')
  const hash = sealHash(prevHash, hashes.slice(first - 1, last))
  seals.push({ number: seals.length + 1, firstPosition: first, lastPosition: last, prevHash, hash })
}
const state: SequencerState = { position: 7, seal: 3, hash: seals[2]?.hash ?? Buffer.alloc(0) }

async function check(rows = order, sealed = seals, end: SequencerState | undefined = state) {
  const found: [string, number | undefined][] = []
  const left = [...sealed]
  const checking = new OrderCheck(
    async () => left.shift(),
    ({ kind, position }) => found.push([kind, position]),
  )
  for (const row of rows) await checking.row(row)
  await checking.end(end)
  return found
}
const other = sha256('other')
const at = <T extends object>(rows: readonly T[], n: number, change: Partial<T>): T[] =>
  rows.map((row, index) => (index === n ? { ...row, ...change } : row))

test('a sound order has no fault, nor has an empty one', async () => {
  expect(await check()).toEqual([])
  expect(await check([], [], { position: 0, seal: 0, hash: sha256('gezhong') })).toEqual([])
})

test('a timeline row that is gone, or another one', async () => {
  expect(await check(at(order, 3, { there: null }))).toEqual([['REMOVED', 4]])
  expect(await check(at(order, 3, { there: other }))).toEqual([['ORDER_ALTERED', 4]])
})

test('a row rewritten in the order too breaks its seal', async () => {
  expect(await check(at(order, 1, { there: other, hash: other }))).toEqual([['SEAL_BROKEN', 1]])
})

test('two rows changed places in the order', async () => {
  const swapped = [order[1], order[0], ...order.slice(2)].map((row, n) => ({
    ...row,
    position: n + 1,
  }))
  expect(await check(swapped as OrderRow[])).toEqual([['SEAL_BROKEN', 1]])
})

test('positions that are gone: in the middle, a whole seal, the end', async () => {
  expect(await check(order.toSpliced(5, 1))).toEqual([
    ['ORDER_REMOVED', 6],
    ['SEAL_BROKEN', 5],
  ])
  expect(await check(order.toSpliced(3, 1))).toEqual([
    ['ORDER_REMOVED', 4],
    ['SEAL_BROKEN', 4],
  ])
  expect((await check(order.slice(0, 4))).map(([kind]) => kind)).toEqual([
    'SEAL_BROKEN',
    'SEQUENCER_ALTERED',
  ])
  expect((await check(order.slice(0, 6))).map(([kind]) => kind)).toContain('SEAL_BROKEN')
})

test('seals altered, removed, or cut off together with what they sealed', async () => {
  expect(await check(order, at(seals, 1, { hash: other }))).toEqual([
    ['SEAL_BROKEN', 4],
    ['SEAL_BROKEN', 5],
  ])
  expect((await check(order, seals.toSpliced(1, 1))).length).toBeGreaterThan(0)
  expect(await check(order.slice(0, 4), seals.slice(0, 2))).toEqual([
    ['SEQUENCER_ALTERED', undefined],
  ])
})
