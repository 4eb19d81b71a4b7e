import { expect, test } from 'vitest'
import { pageAt } from './paging.ts'

test('pages follow each other and begin again; none is empty', () => {
  const items = [1, 2, 3, 4]
  expect([0, 1, 2].map((turn) => pageAt(items, 3, turn))).toEqual([
    { items: [1, 2, 3], n: 1, of: 2 },
    { items: [4], n: 2, of: 2 },
    { items: [1, 2, 3], n: 1, of: 2 },
  ])
})

test('fewer items than before leave no empty page', () => {
  expect(pageAt([1], 3, 7)).toEqual({ items: [1], n: 1, of: 1 })
  expect(pageAt([], 3, 7)).toEqual({ items: [], n: 1, of: 1 })
})
