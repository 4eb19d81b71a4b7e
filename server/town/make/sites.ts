import { contains, type MultiPolygon, type Position } from '#server/town/geometry.ts'
import { inDisc, type Random } from './random.ts'

/** A township and where its villages may lie; positions in kilometres on a local plane. */
export type Settlement = { seat: Position; radius: number; villages: readonly string[] }
export type VillageSite = { code: string; position: Position; reach: number }

const tries = 14
const farthestReachKm = 25

/**
 * Lays out villages around their seats: each lies in the disc of its own township, nearer to it (in
 * radii) than to any other, and apart from its fellows (best of several random places).
 * `reach` is how far its grids may spread, so that two villages never mix.
 */
export function placeVillages(
  settlements: readonly Settlement[],
  area: MultiPolygon,
  random: Random,
): VillageSite[] {
  const placed: { code: string; position: Position; radius: number }[] = []
  for (const own of settlements) {
    const fits = (p: Position) =>
      contains(area, p) &&
      settlements.every(
        (other) =>
          other === own ||
          distance(p, other.seat) / other.radius > distance(p, own.seat) / own.radius,
      )
    const positions: Position[] = []
    for (const code of own.villages) {
      const position =
        positions.length === 0 ? own.seat : farApart(own.seat, own.radius, positions, fits, random)
      positions.push(position)
      placed.push({ code, position, radius: own.radius })
    }
  }
  return placed.map(({ code, position, radius }, index) => {
    const nearest = placed.reduce(
      (least, other, i) =>
        i === index ? least : Math.min(least, distance(position, other.position)),
      Number.POSITIVE_INFINITY,
    )
    return { code, position, reach: Math.min(nearest * 0.47, radius, farthestReachKm) }
  })
}

/** The sites of one village's grids, in the order of a sweep around its middle. */
export function placeGrids(
  village: VillageSite,
  count: number,
  area: MultiPolygon,
  random: Random,
): Position[] {
  const positions: Position[] = []
  while (positions.length < count) {
    const fits = (p: Position) => contains(area, p)
    positions.push(farApart(village.position, village.reach, positions, fits, random))
  }
  const [cx, cy] = village.position
  return positions.toSorted((a, b) => sweep(a[0] - cx, a[1] - cy) - sweep(b[0] - cx, b[1] - cy))
}

function farApart(
  centre: Position,
  radius: number,
  others: readonly Position[],
  fits: (p: Position) => boolean,
  random: Random,
): Position {
  let best: Position | undefined
  let bestGap = -1
  for (let found = 0, drawn = 0; found < tries && drawn < 4000; drawn++) {
    const [dx, dy] = inDisc(random)
    const candidate: Position = [centre[0] + dx * radius, centre[1] + dy * radius]
    if (!fits(candidate)) continue
    found++
    let gap = Number.POSITIVE_INFINITY
    for (const other of others) gap = Math.min(gap, distance(candidate, other))
    if (gap > bestGap) {
      best = candidate
      bestGap = gap
    }
  }
  if (!best) throw new Error(`no room around ${centre.join(' ')}`)
  return best
}

function distance(a: Position, b: Position): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)
}

/** Grows with the angle from west over south, without trigonometry. */
function sweep(dx: number, dy: number): number {
  const share = dx / (Math.abs(dx) + Math.abs(dy) || 1)
  return dy < 0 ? share : 2 - share
}
