/** Plane geometry on WGS-84 degrees: enough at the size of a county, no library needed. */

/** [lng, lat] in degrees, the order of GeoJSON. */
export type Position = [lng: number, lat: number]
/** Closed: the first position is repeated at the end. */
export type Ring = Position[]
/** The outer ring first, then its holes. */
export type Polygon = Ring[]
export type MultiPolygon = Polygon[]

/** Kilometres of one degree of latitude; longitude shrinks by the cosine of the latitude. */
const kmPerDegree = 111.195

/** Signed, in square degrees: positive when counter-clockwise. */
export function ringArea(ring: Ring): number {
  let twice = 0
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = at(ring, i - 1)
    const [x1, y1] = at(ring, i)
    twice += x0 * y1 - x1 * y0
  }
  return twice / 2
}

/** In square degrees, holes taken off. */
export function polygonArea(polygons: MultiPolygon): number {
  let area = 0
  for (const [outer, ...holes] of polygons) {
    area += Math.abs(ringArea(outer ?? []))
    for (const hole of holes) area -= Math.abs(ringArea(hole))
  }
  return area
}

/** On a sphere, good to 1 % for a shape less than two degrees high. */
export function areaKm2(polygons: MultiPolygon): number {
  const lat = centroidOf(polygons)[1]
  return polygonArea(polygons) * kmPerDegree ** 2 * Math.cos((lat * Math.PI) / 180)
}

export function at(ring: readonly Position[], index: number): Position {
  const position = ring[index]
  if (!position) throw new RangeError(`no position ${index} in a ring of ${ring.length}`)
  return position
}

/** Even-odd over all rings, so that holes count. A point on an edge may fall on either side. */
export function contains(polygons: MultiPolygon, [x, y]: Position): boolean {
  let inside = false
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        const [x0, y0] = at(ring, i - 1)
        const [x1, y1] = at(ring, i)
        if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside
      }
    }
  }
  return inside
}

/** The centre of mass of the largest part. It may lie outside of a bent shape: see interiorPoint. */
export function centroidOf(polygons: MultiPolygon): Position {
  const outer = largestRing(polygons)
  const [ox, oy] = at(outer, 0)
  let twice = 0
  let sumX = 0
  let sumY = 0
  for (let i = 1; i < outer.length; i++) {
    const [x0, y0] = at(outer, i - 1)
    const [x1, y1] = at(outer, i)
    const cross = (x0 - ox) * (y1 - oy) - (x1 - ox) * (y0 - oy)
    twice += cross
    sumX += (x0 + x1 - 2 * ox) * cross
    sumY += (y0 + y1 - 2 * oy) * cross
  }
  return twice === 0 ? [ox, oy] : [ox + sumX / (3 * twice), oy + sumY / (3 * twice)]
}

function largestRing(polygons: MultiPolygon): Ring {
  let best: Ring = []
  for (const [outer = []] of polygons) {
    if (best.length === 0 || Math.abs(ringArea(outer)) > Math.abs(ringArea(best))) best = outer
  }
  return best
}

/**
 * A point surely inside, away from the edges: the middle of the widest stretch inside along a few
 * level lines; the centroid itself where the shape is convex enough.
 */
export function interiorPoint(polygons: MultiPolygon): Position {
  const rings = polygons.flat()
  const [, south, , north] = boundsOf(polygons)
  const centroid = centroidOf(polygons)
  let best: Position = centroid
  let width = 0
  for (const share of [0.5, 0.37, 0.63, 0.21, 0.79]) {
    const y = share === 0.5 ? centroid[1] : south + (north - south) * share
    const crossings = rings.flatMap((ring) => crossingsAt(ring, y)).toSorted((a, b) => a - b)
    for (let i = 1; i < crossings.length; i += 2) {
      const west = crossings[i - 1] ?? 0
      const east = crossings[i] ?? 0
      if (east - west > width * 1.2) {
        width = east - west
        best = [(west + east) / 2, y]
      }
    }
  }
  return best
}

function crossingsAt(ring: Ring, y: number): number[] {
  const found: number[] = []
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = at(ring, i - 1)
    const [x1, y1] = at(ring, i)
    if (y0 > y !== y1 > y) found.push(((x1 - x0) * (y - y0)) / (y1 - y0) + x0)
  }
  return found
}

/** [west, south, east, north] in degrees. */
export type Bounds = [west: number, south: number, east: number, north: number]

export function boundsOf(polygons: MultiPolygon): Bounds {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  for (const polygon of polygons) {
    for (const [x, y] of polygon[0] ?? []) {
      if (x < bounds[0]) bounds[0] = x
      if (y < bounds[1]) bounds[1] = y
      if (x > bounds[2]) bounds[2] = x
      if (y > bounds[3]) bounds[3] = y
    }
  }
  return bounds
}
