import { expect, test } from 'vitest'
import { type Grid, gridAt, gridWords } from './where.ts'

const square = (x: number, y: number, side: number) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]
const grid = (code: string, ...rings: number[][][]): Grid => ({
  code,
  name: { zh: code, en: code },
  village: { zh: '村', en: 'Village' },
  mine: true,
  synthetic: true,
  centre: [0, 0],
  shape: [rings],
  places: [],
})

test('the grid that holds the point; a hole is not in it', () => {
  const grids = [grid('a', square(0, 0, 4), square(1, 1, 1)), grid('b', square(4, 0, 4))]
  expect(gridAt(grids, { lng: 3, lat: 3 })?.code).toBe('a')
  expect(gridAt(grids, { lng: 5, lat: 1 })?.code).toBe('b')
  expect(gridAt(grids, { lng: 1.5, lat: 1.5 })).toBeUndefined()
  expect(gridAt(grids, { lng: 9, lat: 9 })).toBeUndefined()
})

test('a grid that bears the name of its village says it once', () => {
  const named = (en: string) => ({ ...grid('a', square(0, 0, 1)), name: { zh: '一组', en } })
  expect(gridWords(named('Village, grid 1'), 'en')).toBe('Village, grid 1')
  expect(gridWords(named('East Lane'), 'en')).toBe('Village East Lane')
})
