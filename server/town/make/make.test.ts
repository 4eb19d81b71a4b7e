import { describe, expect, it } from 'vitest'
import { areaKm2, at, contains, polygonArea, ringArea } from '#server/town/geometry.ts'
import { makeCentres, makeHalls } from './centres.ts'
import { makeGrids } from './grids.ts'
import { outlineOf } from './outline.ts'
import { readCountyShapes, readOtherPlaces, readRegions } from './read.ts'

const regions = readRegions()
const counties = readCountyShapes()
const grids = makeGrids(regions, counties)

describe('regions.csv', () => {
  it('holds the whole city, every region under its parent', () => {
    const count = (level: string) => regions.filter((region) => region.level === level).length
    expect([count('CITY'), count('COUNTY'), count('TOWNSHIP'), count('VILLAGE')]).toEqual([
      1, 7, 84, 531,
    ])
    const codes = new Set(regions.map(({ code }) => code))
    for (const { code, parentCode } of regions) {
      if (code === '6209') continue
      expect(codes).toContain(parentCode)
      expect(code.startsWith(parentCode ?? '?')).toBe(true)
    }
  })

  it('has the townships and villages per county that the statistical office counts', () => {
    const of = (county: string, level: string) =>
      regions.filter((region) => region.level === level && region.code.startsWith(county)).length
    const counted = counties.map(({ code }) => [code, of(code, 'TOWNSHIP'), of(code, 'VILLAGE')])
    expect(counted).toEqual([
      ['620902', 24, 147],
      ['620921', 10, 99],
      ['620922', 15, 90],
      ['620923', 4, 28],
      ['620924', 5, 16],
      ['620981', 16, 84],
      ['620982', 10, 67],
    ])
  })

  it('does not list our own city among the others', () => {
    expect(readOtherPlaces()).toContain('兰州市')
    expect(readOtherPlaces()).not.toContain('酒泉市')
  })
})

describe('counties.geojson', () => {
  it('gives about the published areas', () => {
    const area = (code: string) => areaKm2(counties.find((c) => c.code === code)?.polygons ?? [])
    expect(area('620982') / 31_200).toBeGreaterThan(0.8)
    const all = counties.reduce((sum, { polygons }) => sum + areaKm2(polygons), 0)
    expect(all / 192_000).toBeGreaterThan(0.85)
    expect(all / 192_000).toBeLessThan(1.05)
  })
})

describe('makeGrids', () => {
  it('makes 4,011 grids, at least one in every village, serials without a gap', () => {
    expect(grids).toHaveLength(4011)
    const byVillage = Map.groupBy(grids, ({ villageCode }) => villageCode)
    expect(byVillage.size).toBe(531)
    for (const [villageCode, own] of byVillage) {
      expect(own.map(({ code }) => code)).toEqual(
        own.map((_, i) => villageCode + String(i + 1).padStart(3, '0')),
      )
      expect(new Set(own.map(({ name }) => name.zh)).size).toBe(own.length)
    }
  })

  it('covers each county to a millionth of its area, and nothing outside of it', () => {
    for (const { code, polygons } of counties) {
      const own = grids.filter((grid) => grid.code.startsWith(code))
      const sum = own.reduce((all, grid) => all + polygonArea(grid.polygons), 0)
      expect(Math.abs(sum / polygonArea(polygons) - 1)).toBeLessThan(1e-6)
      for (const grid of own) expect(contains(polygons, grid.innerPoint)).toBe(true)
    }
  })

  it('lets no two grids overlap: each inner point lies in its own grid alone', () => {
    for (const grid of grids.filter((_, i) => i % 9 === 0)) {
      const county = grids.filter(({ code }) => code.startsWith(grid.code.slice(0, 6)))
      const holders = county.filter(({ polygons }) => contains(polygons, grid.innerPoint))
      expect(holders.map(({ code }) => code)).toEqual([grid.code])
    }
  })

  it('closes every ring, counter-clockwise, at 6 decimals', () => {
    for (const ring of grids.flatMap(({ polygons }) => polygons.flat())) {
      expect(at(ring, 0)).toEqual(at(ring, ring.length - 1))
      expect(ringArea(ring)).toBeGreaterThan(0)
      for (const [x, y] of ring) {
        expect(Number(x.toFixed(6))).toBe(x)
        expect(Number(y.toFixed(6))).toBe(y)
      }
    }
  })

  it('gives the same town again', () => {
    expect(makeGrids(regions, counties)).toEqual(grids)
  })

  it('has 天怡家园 in a community of Suzhou district', () => {
    const own = grids.filter(({ places }) => places.includes('天怡家园'))
    expect(own.map(({ code }) => code)).toEqual(['620902004002001', '620902004002002'])
    expect(own[0]?.name.zh).toBe('天怡家园第一网格')
  })

  it('marks all as synthetic and gives every village grid its group', () => {
    expect(grids.every(({ synthetic }) => synthetic)).toBe(true)
    const rural = grids.filter(({ code }) => code.startsWith('620902107203'))
    expect(rural.map(({ places }) => places.join())).toContain('二组')
  })

  it('uses a name of a compound in one community alone', () => {
    const owners = new Map<string, Set<string>>()
    for (const { villageCode, places } of grids.filter(({ name }) => !/^.+组网格/.test(name.zh)))
      for (const place of places)
        owners.set(place, (owners.get(place) ?? new Set()).add(villageCode))
    expect(owners.size).toBeGreaterThan(200)
    expect([...owners.values()].filter((villages) => villages.size > 1)).toEqual([])
  })
})

describe('outlineOf', () => {
  it('keeps the area of its cells, for a village, a township and a county', () => {
    for (const code of ['620902004002', '620902107', '620982']) {
      const cells = grids.filter((grid) => grid.code.startsWith(code)).map((g) => g.polygons)
      const sum = cells.reduce((all, polygons) => all + polygonArea(polygons), 0)
      expect(polygonArea(outlineOf(cells)) / sum).toBeCloseTo(1, 9)
    }
  })
})

describe('centres and halls', () => {
  const centres = makeCentres(regions, counties, grids)
  const halls = makeHalls(centres)

  it('gives each region above the grid one centre, inside its county', () => {
    expect(centres).toHaveLength(1 + 7 + 84 + 531)
    expect(new Set(centres.map(({ unit }) => unit.name.zh))).toContain('民主街社区综治中心')
    for (const { unit, point } of centres.filter(({ unit }) => unit.parent)) {
      const county = counties.find(({ code }) => unit.regionCode.startsWith(code))
      expect(contains(county?.polygons ?? [], point)).toBe(true)
    }
  })

  it('has 130 halls in Suzhou district, each with a reception hall and more rooms', () => {
    expect(halls).toHaveLength(130)
    expect(new Set(halls.map(({ code }) => code)).size).toBe(130)
    for (const hall of halls) {
      expect(hall.centre).toBe(`C-${hall.regionCode}`)
      expect(hall.regionCode.startsWith('620902')).toBe(true)
      expect(hall.rooms[0]?.name.zh).toBe('群众接待大厅')
      expect(hall.rooms.length).toBeGreaterThanOrEqual(4)
    }
  })
})
