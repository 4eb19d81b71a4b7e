import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { describe, expect, it } from 'vitest'
import { tileLayers } from '#contract/tiles.ts'
import { contains, type MultiPolygon } from '#server/town/geometry.ts'
import { makeGrids } from '#server/town/make/grids.ts'
import { readCountyShapes, readRegions } from '#server/town/make/read.ts'
import { boundsOfTile, createTileMaker, type TileAddress, tileAt } from './make.ts'
import { shapesOf } from './shapes.ts'

const grids = makeGrids(readRegions(), readCountyShapes())
const shapes = shapesOf({ grids, regionName: (code) => ({ zh: `名${code}`, en: code }) })
const maker = createTileMaker(shapes)
const mostBytes = 500_000

const decode = (address: TileAddress) => new VectorTile(new PbfReader(maker.tile(address)))

/** The middle of the city district, where grids are smallest. */
const downtown = [98.5103, 39.7441] as const

function codesIn(address: TileAddress, layer: string): string[] {
  const found = decode(address).layers[layer]
  return Array.from({ length: found?.length ?? 0 }, (_, i) =>
    String(found?.feature(i).properties.code),
  )
}

describe('tiles of the whole city', () => {
  it('hold every county once at the least zoom, and nothing finer', () => {
    const [west, south, east, north] = maker.bounds
    const corners = [tileAt(5, west, north), tileAt(5, east, south)] as const
    const codes = new Set<string>()
    for (let x = corners[0][1]; x <= corners[1][1]; x += 1)
      for (let y = corners[0][2]; y <= corners[1][2]; y += 1) {
        expect(Object.keys(decode([5, x, y]).layers).filter((l) => l !== 'label')).not.toContain(
          'grid',
        )
        for (const code of codesIn([5, x, y], 'county')) codes.add(code)
      }
    expect([...codes].toSorted()).toEqual([...new Set(grids.map((g) => g.code.slice(0, 6)))])
  })

  it('grow no larger than a slow line bears, at any zoom and where grids are densest', () => {
    for (let z = 5; z <= 15; z += 1) {
      const [, x, y] = tileAt(z, ...downtown)
      for (const dx of [-1, 0, 1])
        for (const dy of [-1, 0, 1])
          expect(maker.tile([z, x + dx, y + dy]).length, `${z}`).toBeLessThan(mostBytes)
    }
  })

  it('show each layer from its own zoom on', () => {
    for (const [layer, least] of Object.entries(tileLayers)) {
      expect(codesIn(tileAt(least, ...downtown), layer).length, layer).toBeGreaterThan(0)
      if (least > 5) expect(codesIn(tileAt(least - 1, ...downtown), layer), layer).toEqual([])
    }
  })

  it('are empty outside', () => {
    expect(maker.tile(tileAt(10, 0, 0)).length).toBe(0)
  })
})

describe('a tile', () => {
  const address = tileAt(13, ...downtown)

  it('holds exactly the grids that touch it, with their names', () => {
    const [west, south, east, north] = boundsOfTile(address)
    const inside = (polygons: MultiPolygon) =>
      polygons.flat(2).some(([x, y]) => x > west && x < east && y > south && y < north)
    const codes = codesIn(address, 'grid')
    for (const { code } of grids.filter((grid) => inside(grid.polygons)))
      expect(codes).toContain(code)
    expect(new Set(codes).size).toBe(codes.length)
    const first = decode(address).layers.grid?.feature(0).properties
    expect(first).toEqual({ code: codes[0], zh: expect.any(String), en: expect.any(String) })
  })

  it('lies where its grids lie: each corner drawn is one of the grid, within a metre', () => {
    const at = tileAt(15, ...downtown)
    const own = grids.find((grid) => contains(grid.polygons, [...downtown]))
    const index = codesIn(at, 'grid').indexOf(own?.code ?? '')
    const shape = decode(at).layers.grid?.feature(index).toGeoJSON(at[1], at[2], at[0])
    if (shape?.geometry.type !== 'Polygon') throw new Error(`drawn as ${shape?.geometry.type}`)
    const [west, south, east, north] = boundsOfTile(at)
    const drawn = shape.geometry.coordinates
      .flat()
      .filter(([x = 0, y = 0]) => x > west && x < east && y > south && y < north)
    expect(drawn.length).toBeGreaterThan(2)
    for (const [x = 0, y = 0] of drawn) {
      const gaps = own?.polygons.flat(2).map(([cx = 0, cy = 0]) => Math.hypot(cx - x, cy - y)) ?? []
      expect(Math.min(...gaps)).toBeLessThan(1e-5)
    }
  })

  it('puts a name where it belongs', () => {
    const label = shapes.find((s) => s.layer === 'label' && s.properties.level === 'township')
    if (label?.geometry.type !== 'Point') throw new Error('no name of a township')
    expect(codesIn(tileAt(12, ...label.geometry.coordinates), 'label')).toContain(
      label.properties.code,
    )
  })
})
