import { expect, it } from 'vitest'
import { metresPerPixel, scaleBar } from './scale.ts'

it('a px at the equator is what Web Mercator says, and shrinks with latitude', () => {
  expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.517, 2)
  expect(metresPerPixel(10, 60)).toBeCloseTo(78_271.517 / 1024 / 2, 3)
})

it.each([
  [1_000, '200 m', 0.2],
  [9_999, '1 km', 0.1],
  [26_000, '5 km', 5 / 26],
  [400, '50 m', 0.125],
])('of %i m the bar is %s', (width, words, share) => {
  const bar = scaleBar(width)
  expect(bar.words).toBe(words)
  expect(bar.share).toBeCloseTo(share, 3)
})
