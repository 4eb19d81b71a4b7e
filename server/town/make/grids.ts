import { Delaunay } from 'd3-delaunay'
import type { Grid } from '#contract/town.ts'
import {
  at,
  boundsOf,
  centroidOf,
  contains,
  interiorPoint,
  type MultiPolygon,
  type Position,
  type Ring,
  ringArea,
} from '#server/town/geometry.ts'
import { apportionGrids } from './apportion.ts'
import { clipCell } from './clip.ts'
import { type GridNaming, nameGrids } from './names.ts'
import { type Random, randomOf } from './random.ts'
import type { CountyShape, RegionSeed } from './read.ts'
import { seats } from './seats.ts'
import { placeGrids, placeVillages, type Settlement } from './sites.ts'

/**
 * A level-3 grid as generated: code = village code and a serial of three digits from 001; polygons
 * in WGS-84 at 6 decimals (about 0.1 m), outer rings counter-clockwise, neighbours share corners.
 * Every figure of the shape is synthetic: replace it by import.
 */
export type MadeGrid = Grid & {
  villageCode: string
  polygons: MultiPolygon
  centroid: Position
  /** Surely inside, where the centroid of a bent shape may not be. */
  innerPoint: Position
}

const seed = 6209
const kmPerDegree = 111.195
/** Of Jiuquan's middle; a literal, since Math.cos may differ in the last bit between machines. */
const cosine = 0.766

/**
 * Divides each county into grids: villages are laid out around their township's seat, grids around
 * their village, and every place belongs to the nearest grid's site (Voronoi), cut at the county's
 * border. So cells are small where people live, large in the desert, and leave neither gap nor
 * overlap. The same input gives the same town. Takes about a second.
 */
export function makeGrids(
  regions: readonly RegionSeed[],
  counties: readonly CountyShape[],
): MadeGrid[] {
  const villages = regions.filter(({ level }) => level === 'VILLAGE')
  const counts = apportionGrids(
    villages.map(({ code }) => code),
    randomOf(seed),
  )
  const names = nameGrids(villages, counts, randomOf(seed + 1))
  const cells = counties.flatMap((county) =>
    divideCounty(county, regions, counts, randomOf(Number(county.code))),
  )
  return cells
    .map(({ code, polygons }) => finishGrid(code, polygons, names.get(code)))
    .toSorted((a, b) => a.code.localeCompare(b.code))
}

type Cell = { code: string; polygons: MultiPolygon }

function divideCounty(
  county: CountyShape,
  regions: readonly RegionSeed[],
  counts: ReadonlyMap<string, number>,
  random: Random,
): Cell[] {
  const [lng, lat] = county.seat
  const project = ([x, y]: Position): Position => [
    (x - lng) * kmPerDegree * cosine,
    (y - lat) * kmPerDegree,
  ]
  const restore = ([x, y]: Position): Position => [
    round(lng + x / (kmPerDegree * cosine)),
    round(lat + y / kmPerDegree),
  ]
  const cells: Cell[] = []
  const exclaves: Ring[] = []
  let settled = 0
  for (const [outer = []] of county.polygons) {
    const ring = outer.map(project)
    const settlements = regions
      .filter(({ parentCode }) => parentCode === county.code)
      .map(({ code }) => settlementOf(code, regions, project))
      .filter(({ seat }) => contains([[ring]], seat))
    settled += settlements.length
    if (settlements.length === 0) exclaves.push(ring)
    else cells.push(...dividePart(ring, settlements, counts, random))
  }
  const all = regions.filter(({ parentCode }) => parentCode === county.code)
  if (settled !== all.length) throw new Error(`a seat lies outside of ${county.name}`)
  for (const ring of exclaves) nearestCell(cells, at(ring, 0)).polygons.push([ring])
  return cells.map(({ code, polygons }) => ({
    code,
    polygons: polygons.map((rings) => rings.map((ring) => withoutRepeats(ring.map(restore)))),
  }))
}

function settlementOf(
  code: string,
  regions: readonly RegionSeed[],
  project: (position: Position) => Position,
): Settlement {
  const place = seats[code]
  if (!place) throw new Error(`no seat is known for township ${code}`)
  const villages = regions.filter(({ parentCode }) => parentCode === code).map((v) => v.code)
  return { seat: project([place[0], place[1]]), radius: place[2], villages }
}

function dividePart(
  ring: Ring,
  settlements: readonly Settlement[],
  counts: ReadonlyMap<string, number>,
  random: Random,
): Cell[] {
  const area: MultiPolygon = [[ring]]
  const sites = placeVillages(settlements, area, random).flatMap((village) =>
    placeGrids(village, counts.get(village.code) ?? 0, area, random).map((position, index) => ({
      code: village.code + String(index + 1).padStart(3, '0'),
      position,
    })),
  )
  const [west, south, east, north] = boundsOf(area)
  const margin = 500
  const voronoi = Delaunay.from(sites.map(({ position }) => position)).voronoi([
    west - margin,
    south - margin,
    east + margin,
    north + margin,
  ])
  return sites.map(({ code }, index) => {
    const cell: Ring = voronoi.cellPolygon(index).map(([x, y]) => [x, y])
    const turned = ringArea(cell) < 0 ? cell.toReversed() : cell
    return { code, polygons: clipCell(turned, ring).map((part) => [part]) }
  })
}

function nearestCell(cells: readonly Cell[], [x, y]: Position): Cell {
  let best: Cell | undefined
  let least = Number.POSITIVE_INFINITY
  for (const cell of cells) {
    const [cx, cy] = centroidOf(cell.polygons)
    const gap = (cx - x) ** 2 + (cy - y) ** 2
    if (gap < least) {
      least = gap
      best = cell
    }
  }
  if (!best) throw new Error('a county without cells')
  return best
}

function finishGrid(code: string, raw: MultiPolygon, naming: GridNaming | undefined): MadeGrid {
  // rounding may leave slivers of no area where a border runs along a cell's edge
  const polygons = raw.filter(([outer = []]) => outer.length >= 4 && ringArea(outer) > 0)
  if (!naming || polygons.length === 0) throw new Error(`grid ${code} has no name or no area`)
  const [lng, lat] = centroidOf(polygons)
  const [x, y] = interiorPoint(polygons)
  return {
    code,
    villageCode: code.slice(0, 12),
    ...naming,
    polygons,
    centroid: [round(lng), round(lat)],
    innerPoint: [round(x), round(y)],
    synthetic: true,
  }
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

function withoutRepeats(ring: Ring): Ring {
  return ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1]?.[0] || y !== ring[i - 1]?.[1])
}
