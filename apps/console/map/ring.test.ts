import { Compile } from 'typebox/compile'
import { expect, it } from 'vitest'
import { CaseFilter } from '#contract/workbench.ts'
import {
  areaOf,
  type Corners,
  cornersOf,
  mostCorners,
  ringFault,
  withCorner,
  withoutLast,
} from './ring.ts'

const square: Corners = [
  [98.5, 39.7],
  [98.6, 39.7],
  [98.6, 39.8],
  [98.5, 39.8],
]
const bow: Corners = [
  [98.5, 39.7],
  [98.6, 39.8],
  [98.6, 39.7],
  [98.5, 39.8],
]
const filter = Compile(CaseFilter)

it('an area is what the filter takes, and comes back as it was', () => {
  expect(filter.Check({ area: areaOf(square) })).toBe(true)
  expect(cornersOf(areaOf(square))).toEqual(square)
})

it('the longest area a person can draw still fits the filter', () => {
  const far = Array.from({ length: 80 }, (_, i): [number, number] => [
    -179.123456 + Math.cos(i / 9),
    -39.123456 + Math.sin(i / 9),
  ])
  const corners = far.reduce<Corners>(withCorner, [])
  expect(corners).toHaveLength(mostCorners)
  expect(filter.Check({ area: areaOf(corners) })).toBe(true)
})

it('corners are added, once each, and taken back', () => {
  const two = withCorner(withCorner([], [98.123456, 39.7]), [98.2, 39.7])
  expect(two).toEqual([
    [98.12346, 39.7],
    [98.2, 39.7],
  ])
  expect(withCorner(two, [98.2, 39.7])).toBe(two)
  expect(withoutLast(two)).toEqual([[98.12346, 39.7]])
})

it('fewer than three corners, or sides that cross, are no area', () => {
  expect(ringFault(square.slice(0, 2))).toBe('tooFew')
  expect(ringFault(bow)).toBe('crosses')
  expect(ringFault(square)).toBeUndefined()
  expect(ringFault(square.slice(0, 3))).toBeUndefined()
})

it.each(['', '98 39', '98 39,97 38,x y', '98,39,97'])('of "%s" no corners come', (area) => {
  expect(cornersOf(area)).toEqual([])
})
