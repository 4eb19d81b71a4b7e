import { at, type MultiPolygon, type Position, type Ring, ringArea } from '#server/town/geometry.ts'

/**
 * The outline of neighbouring cells that share corners exactly, as makeGrids gives them: a border
 * that two cells walk in opposite directions lies inside and falls away; what is left is chained to
 * rings. Gives villages, townships and counties their shape. Holes go to the ring that holds them.
 */
export function outlineOf(cells: readonly MultiPolygon[]): MultiPolygon {
  const edges = new Map<string, [from: Position, to: Position]>()
  for (const ring of cells.flat(2)) {
    for (let i = 1; i < ring.length; i++) {
      const from = at(ring, i - 1)
      const to = at(ring, i)
      if (!edges.delete(`${to.join(' ')} ${from.join(' ')}`))
        edges.set(`${from.join(' ')} ${to.join(' ')}`, [from, to])
    }
  }
  const rings = chain([...edges.values()])
  const outers = rings.filter((ring) => ringArea(ring) > 0)
  const polygons: MultiPolygon = outers.map((ring) => [ring])
  for (const hole of rings.filter((ring) => ringArea(ring) < 0)) {
    const holder = polygons.find(([outer = []]) => Math.abs(ringArea(outer)) > -ringArea(hole))
    holder?.push(hole)
  }
  return polygons
}

function chain(edges: readonly [from: Position, to: Position][]): Ring[] {
  const leaving = Map.groupBy(edges, ([from]) => from.join(' '))
  const rings: Ring[] = []
  for (const [start] of edges) {
    let ring: Ring = [start]
    let next = leaving.get(start.join(' '))?.pop()
    while (next) {
      ring.push(next[1])
      const key = next[1].join(' ')
      if (key === start.join(' ')) break
      next = leaving.get(key)?.pop()
    }
    if (ring.length < 4) ring = []
    if (ring.length > 0) rings.push(ring)
  }
  return rings
}
