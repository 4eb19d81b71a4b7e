import type { GridMap } from '#contract/api.ts'

type Box = [west: number, south: number, east: number, north: number]

/** Bounds of all shapes with a code that begins so; undefined where there is none. */
export function boundsOf(map: GridMap, prefix = ''): Box | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { id, geometry } of map.features) {
    if (!id.startsWith(prefix)) continue
    for (const [lng = west, lat = south] of geometry.coordinates.flat(2)) {
      west = Math.min(west, lng)
      east = Math.max(east, lng)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    }
  }
  return west > east ? undefined : [west, south, east, north]
}

/** Where to write the name of a village: the middle of its grids. */
export function middleOf(map: GridMap, prefix: string): [number, number] | undefined {
  const box = boundsOf(map, prefix)
  return box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
}
