import fc from 'fast-check'
import hao from 'point-in-polygon-hao'
import { describe, expect, it } from 'vitest'
import type { Grid } from '#contract/town.ts'
import { interiorPoint, type MultiPolygon } from '#server/town/geometry.ts'
import { seedItems } from '#server/town/seed/items.ts'
import { createLocator } from './locator.ts'

const square = (code: string, x: number, y: number, hole?: number[][]): Grid => ({
  code,
  name: { zh: code, en: code },
  synthetic: true,
  places: [],
  polygons: [
    [
      [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ] as [number, number][],
      ...(hole ? [hole as [number, number][]] : []),
    ],
  ],
})

describe('a point between grids', () => {
  const left = square('620902004002001', 0, 0)
  const right = square('620902004002002', 1, 0)

  it('belongs to the lowest code on a shared border, whatever the order of the grids', () => {
    for (const grids of [
      [left, right],
      [right, left],
    ]) {
      expect(createLocator(grids).locatePoint(1, 0.5)).toBe(left.code)
      expect(createLocator(grids).locatePoint(1, 1)).toBe(left.code)
    }
  })

  it('is in no grid outside of them, nor in a hole', () => {
    const ring = square('620902004002003', 0, 0, [
      [0.4, 0.4],
      [0.6, 0.4],
      [0.6, 0.6],
      [0.4, 0.6],
      [0.4, 0.4],
    ])
    expect(createLocator([left]).locatePoint(2, 2)).toBeUndefined()
    expect(createLocator([ring]).locatePoint(0.5, 0.5)).toBeUndefined()
    expect(createLocator([ring]).locatePoint(0.2, 0.5)).toBe(ring.code)
    expect(createLocator([]).locatePoint(0, 0)).toBeUndefined()
  })
})

describe('the town', () => {
  const grids = seedItems().items.grid
  const locator = createLocator(grids)
  const byCode = new Map(grids.map((grid) => [grid.code, grid]))

  it('finds every grid from a point inside it', () => {
    const lost = grids.filter(
      (grid) => locator.locatePoint(...interiorPoint(grid.polygons as MultiPolygon)) !== grid.code,
    )
    expect(lost.map((grid) => grid.code)).toEqual([])
  })

  it('agrees with an independent test on random points', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 92, max: 101, noNaN: true }),
        fc.double({ min: 38, max: 43, noNaN: true }),
        (lng, lat) => {
          const code = locator.locatePoint(lng, lat)
          const inside = (grid: Grid) =>
            grid.polygons.some((polygon) => hao([lng, lat], polygon as never) !== false)
          if (code === undefined) expect(grids.filter(inside)).toEqual([])
          else expect(inside(byCode.get(code) as Grid)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})
