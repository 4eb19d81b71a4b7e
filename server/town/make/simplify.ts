import { at, type Position, type Ring } from '#server/town/geometry.ts'

/**
 * Douglas-Peucker over rings that share borders: rings are cut at the positions where more than two
 * borders meet, and every stretch is simplified alike for both its sides, so neighbours neither
 * overlap nor part. Repeated positions are dropped. Tolerance in the unit of the coordinates.
 */
export function simplifyShared(rings: readonly Ring[], tolerance: number): Ring[] {
  const clean = rings.map(withoutRepeats)
  const junctions = findJunctions(clean)
  return clean.map((ring) => {
    const start = Math.max(
      0,
      ring.findIndex((position) => junctions.has(key(position))),
    )
    const turned = [...ring.slice(start), ...ring.slice(0, start), at(ring, start)]
    const kept: Ring = [at(turned, 0)]
    let from = 0
    for (let i = 1; i < turned.length; i++) {
      if (i < turned.length - 1 && !junctions.has(key(at(turned, i)))) continue
      kept.push(...simplifyStretch(turned.slice(from, i + 1), tolerance).slice(1))
      from = i
    }
    return kept
  })
}

/** Open (the last position is not the first again), neighbours always different. */
function withoutRepeats(ring: Ring): Ring {
  const kept = ring.filter((position, i) => i === 0 || key(position) !== key(at(ring, i - 1)))
  return key(at(kept, 0)) === key(at(kept, kept.length - 1)) ? kept.slice(0, -1) : kept
}

function key([x, y]: Position): string {
  return `${x},${y}`
}

function findJunctions(rings: readonly Ring[]): Set<string> {
  const neighbours = new Map<string, Set<string>>()
  for (const ring of rings) {
    ring.forEach((position, i) => {
      const set = neighbours.get(key(position)) ?? new Set()
      set.add(key(at(ring, (i + 1) % ring.length)))
      set.add(key(at(ring, (i + ring.length - 1) % ring.length)))
      neighbours.set(key(position), set)
    })
  }
  return new Set([...neighbours].filter(([, set]) => set.size > 2).map(([position]) => position))
}

/** The same stretch walked from the other side gives the same result: it is put in order first. */
function simplifyStretch(stretch: Ring, tolerance: number): Ring {
  const first = at(stretch, 0)
  const last = at(stretch, stretch.length - 1)
  const turned = first[0] > last[0] || (first[0] === last[0] && first[1] > last[1])
  const walked = turned ? stretch.toReversed() : stretch
  const keep = new Set([0, walked.length - 1])
  const spans: [number, number][] =
    key(first) === key(last) ? splitLoop(walked, keep) : [[0, walked.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    let farthest = 0
    let index = -1
    for (let i = from + 1; i < to; i++) {
      const distance = distanceToLine(at(walked, i), at(walked, from), at(walked, to))
      if (distance > farthest) {
        farthest = distance
        index = i
      }
    }
    if (index > 0 && farthest > tolerance) {
      keep.add(index)
      spans.push([from, index], [index, to])
    }
  }
  const kept = walked.filter((_, i) => keep.has(i))
  return turned ? kept.toReversed() : kept
}

/** A whole ring without a junction has no two ends: it is cut in three, so that it stays an area. */
function splitLoop(walked: Ring, keep: Set<number>): [number, number][] {
  const last = walked.length - 1
  const third = Math.floor(last / 3)
  keep.add(third).add(third * 2)
  return [
    [0, third],
    [third, third * 2],
    [third * 2, last],
  ]
}

function distanceToLine(p: Position, a: Position, b: Position): number {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const length = Math.hypot(dx, dy)
  if (length === 0) return Math.hypot(p[0] - a[0], p[1] - a[1])
  const along = Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length ** 2))
  return Math.hypot(p[0] - a[0] - along * dx, p[1] - a[1] - along * dy)
}
