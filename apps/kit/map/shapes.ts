import type { GridMap } from '#contract/api.ts'

type Feature = GridMap['features'][number]
export type Box = [west: number, south: number, east: number, north: number]

/** Bounds of these shapes, WGS-84 degrees; undefined when there is nothing to see. */
export function boundsOf(features: readonly Feature[]): Box | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { geometry } of features) {
    for (const [lng = west, lat = south] of geometry.coordinates.flat(2)) {
      west = Math.min(west, lng)
      east = Math.max(east, lng)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    }
  }
  return west > east ? undefined : [west, south, east, north]
}
