import { type Bounds, boundsOf, type MultiPolygon, type Position } from '#server/town/geometry.ts'
import type { Town } from '#server/town/town.ts'

/** Where a region lies, after the grids that make it. */
export interface Shape {
  bounds: Bounds
  /** Inside: the middle of the grid nearest to the middle of all. */
  point: Position
}

const kept = new WeakMap<object, Map<string, Shape | undefined>>()

/** Worked out once for each state of the town: a wall asks for the same regions every few seconds. */
export function shapeOf(grids: Town['grids'], code: string): Shape | undefined {
  const shapes = kept.get(grids) ?? new Map<string, Shape | undefined>()
  kept.set(grids, shapes)
  if (!shapes.has(code)) shapes.set(code, worked(grids, code))
  return shapes.get(code)
}

function worked(grids: Town['grids'], code: string): Shape | undefined {
  const boxes = grids
    .filter((grid) => grid.code.startsWith(code) && grid.polygons.length > 0)
    .map((grid) => boundsOf(grid.polygons as MultiPolygon))
  if (boxes.length === 0) return undefined
  const middles = boxes.map(
    ([west, south, east, north]): Position => [(west + east) / 2, (south + north) / 2],
  )
  const mean = (axis: 0 | 1) => middles.reduce((sum, each) => sum + each[axis], 0) / middles.length
  const [x, y] = [mean(0), mean(1)]
  const far = (each: Position) => Math.hypot(each[0] - x, each[1] - y)
  return {
    bounds: [
      Math.min(...boxes.map(([west]) => west)),
      Math.min(...boxes.map(([, south]) => south)),
      Math.max(...boxes.map(([, , east]) => east)),
      Math.max(...boxes.map(([, , , north]) => north)),
    ],
    point: middles.reduce((best, each) => (far(each) < far(best) ? each : best)),
  }
}
