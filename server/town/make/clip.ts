import { at, contains, type Position, type Ring, ringArea } from '#server/town/geometry.ts'

type Crossing = {
  position: Position
  cellEdge: number
  alongCell: number
  ringEdge: number
  alongRing: number
  /** The cell's border comes into the ring here. */
  entering: boolean
}

/**
 * The parts of a convex cell inside a simple ring (Weiler-Atherton; both closed and
 * counter-clockwise). Two cells that share an edge get the very same crossing with the ring, since
 * it is computed from the edges' ends in a fixed order: so no gap opens between them.
 */
export function clipCell(cell: Ring, ring: Ring): Ring[] {
  const crossings = crossingsOf(cell, ring)
  if (crossings.length === 0) {
    if (contains([[ring]], at(cell, 0))) return [cell]
    return contains([[cell]], at(ring, 0)) ? [ring] : []
  }
  const byCell = crossings.toSorted((a, b) => a.cellEdge - b.cellEdge || a.alongCell - b.alongCell)
  const byRing = crossings.toSorted((a, b) => a.ringEdge - b.ringEdge || a.alongRing - b.alongRing)
  const parts: Ring[] = []
  const open = new Set(byCell.filter(({ entering }) => entering))
  for (const start of open) {
    const part: Ring = []
    let here = start
    do {
      open.delete(here)
      const leaving = following(byCell, here)
      part.push(here.position, ...between(cell, here.cellEdge, here.alongCell, leaving, 'cell'))
      here = following(byRing, leaving)
      part.push(
        leaving.position,
        ...between(ring, leaving.ringEdge, leaving.alongRing, here, 'ring'),
      )
    } while (here !== start)
    part.push(start.position)
    parts.push(part)
  }
  return parts.filter((part) => ringArea(part) > 0)
}

function following(order: readonly Crossing[], here: Crossing): Crossing {
  const next = order[(order.indexOf(here) + 1) % order.length]
  if (!next) throw new Error('a crossing without a follower')
  return next
}

/** The corners passed when walking from a crossing on edge `from` to the crossing `to`. */
function between(
  ring: Ring,
  from: number,
  along: number,
  to: Crossing,
  side: 'cell' | 'ring',
): Ring {
  const edges = ring.length - 1
  const target = side === 'cell' ? to.cellEdge : to.ringEdge
  const targetAlong = side === 'cell' ? to.alongCell : to.alongRing
  if (from === target && targetAlong > along) return []
  const corners: Ring = []
  let edge = from
  do {
    edge = (edge + 1) % edges
    corners.push(at(ring, edge))
  } while (edge !== target)
  return corners
}

function crossingsOf(cell: Ring, ring: Ring): Crossing[] {
  const west = Math.min(...cell.map(([x]) => x))
  const east = Math.max(...cell.map(([x]) => x))
  const south = Math.min(...cell.map(([, y]) => y))
  const north = Math.max(...cell.map(([, y]) => y))
  const found: Crossing[] = []
  for (let r = 1; r < ring.length; r++) {
    const c = at(ring, r - 1)
    const d = at(ring, r)
    if (Math.max(c[0], d[0]) < west || Math.min(c[0], d[0]) > east) continue
    if (Math.max(c[1], d[1]) < south || Math.min(c[1], d[1]) > north) continue
    for (let e = 1; e < cell.length; e++) {
      const a = at(cell, e - 1)
      const b = at(cell, e)
      const crossing = cross(a, b, c, d)
      if (crossing) found.push({ ...crossing, cellEdge: e - 1, ringEdge: r - 1 })
    }
  }
  return found
}

function cross(a: Position, b: Position, c: Position, d: Position) {
  const swapped = a[0] > b[0] || (a[0] === b[0] && a[1] > b[1])
  const [p, q] = swapped ? [b, a] : [a, b]
  const dx = q[0] - p[0]
  const dy = q[1] - p[1]
  const ex = d[0] - c[0]
  const ey = d[1] - c[1]
  const turn = dx * ey - dy * ex
  if (turn === 0) return undefined
  const t = ((c[0] - p[0]) * ey - (c[1] - p[1]) * ex) / turn
  const u = ((c[0] - p[0]) * dy - (c[1] - p[1]) * dx) / turn
  if (t < 0 || t > 1 || u < 0 || u > 1) return undefined
  const position: Position = [p[0] + t * dx, p[1] + t * dy]
  // entering: the cell's own direction turns to the left of the ring's, where its inside lies
  return {
    position,
    alongCell: swapped ? 1 - t : t,
    alongRing: u,
    entering: swapped ? turn > 0 : turn < 0,
  }
}
