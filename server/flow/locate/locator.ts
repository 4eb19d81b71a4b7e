import Flatbush from 'flatbush'
import type { Grid } from '#contract/town.ts'

export interface Locator {
  /** Code of the grid that holds the point (WGS-84 degrees); undefined outside every grid. */
  locatePoint(lng: number, lat: number): string | undefined
}

/**
 * Packs the grids once: boxes in a flatbush, edges in one array. Grids share their borders, so a point
 * on a border belongs to several: the lowest code has it, the same one every time.
 *
 * Measured on 2 shared cores over the 4,011 grids: figures and baseline in docs/performance.md,
 * locate.points. An own ray cast, because it tells a border from an inside in the same pass.
 */
export function createLocator(grids: readonly Grid[]): Locator {
  const sorted = [...grids].sort((a, b) => (a.code < b.code ? -1 : 1))
  if (sorted.length === 0) return { locatePoint: () => undefined }
  const codes = sorted.map((grid) => grid.code)
  const packed = pack(sorted)
  const boxes = new Flatbush(sorted.length)
  sorted.forEach((_, i) => {
    boxes.add(...boxOf(packed, i))
  })
  boxes.finish()
  return {
    locatePoint(lng, lat) {
      let best = codes.length
      // Found through the filter: no list of candidates is made.
      boxes.search(lng, lat, lng, lat, (i) => {
        if (i < best && holds(packed, i, lng, lat)) best = i
        return false
      })
      return codes[best]
    },
  }
}

/** Edges of grid i stand from starts[i] to starts[i + 1], four numbers each: x0 y0 x1 y1. */
interface Packed {
  starts: Uint32Array
  edges: Float64Array
}

function pack(grids: readonly Grid[]): Packed {
  const starts = new Uint32Array(grids.length + 1)
  const edges: number[] = []
  grids.forEach((grid, i) => {
    for (const ring of grid.polygons.flat()) {
      for (let k = 1; k < ring.length; k += 1) edges.push(...pair(ring[k - 1]), ...pair(ring[k]))
    }
    starts[i + 1] = edges.length
  })
  return { starts, edges: Float64Array.from(edges) }
}

function pair(position: readonly number[] | undefined): [number, number] {
  return [position?.[0] ?? Number.NaN, position?.[1] ?? Number.NaN]
}

function boxOf({ starts, edges }: Packed, i: number): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let k = starts[i] ?? 0; k < (starts[i + 1] ?? 0); k += 2) {
    const x = edges[k] ?? Number.NaN
    const y = edges[k + 1] ?? Number.NaN
    if (x < box[0]) box[0] = x
    if (y < box[1]) box[1] = y
    if (x > box[2]) box[2] = x
    if (y > box[3]) box[3] = y
  }
  return box
}

/** Even-odd over all rings, holes included; a point on an edge is held. */
function holds({ starts, edges }: Packed, i: number, x: number, y: number): boolean {
  let inside = false
  const end = starts[i + 1] ?? 0
  for (let k = starts[i] ?? 0; k < end; k += 4) {
    const x0 = edges[k] as number
    const y0 = edges[k + 1] as number
    const x1 = edges[k + 2] as number
    const y1 = edges[k + 3] as number
    const side = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
    if (
      side === 0 &&
      x >= Math.min(x0, x1) &&
      x <= Math.max(x0, x1) &&
      y >= Math.min(y0, y1) &&
      y <= Math.max(y0, y1)
    )
      return true
    if (y0 > y !== y1 > y && side > 0 === y1 > y0) inside = !inside
  }
  return inside
}
