import type { GridMap } from '#contract/api.ts'

type Feature = GridMap['features'][number]

/** The same shapes, the chosen one marked for the style to stress. */
export function toFeatures(features: readonly Feature[], chosen: string | undefined) {
  return {
    type: 'FeatureCollection' as const,
    features: features.map(({ geometry, properties }) => ({
      type: 'Feature' as const,
      geometry,
      properties: { code: properties.code, chosen: properties.code === chosen },
    })),
  }
}

/** [[west, south], [east, north]] around all of them; undefined when there is nothing to see. */
export function outlineOf(
  features: readonly Feature[],
): [[number, number], [number, number]] | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lng, lat] of features.flatMap(({ geometry }) => geometry.coordinates.flat(2))) {
    if (lng === undefined || lat === undefined) continue
    west = Math.min(west, lng)
    east = Math.max(east, lng)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  if (west > east) return undefined
  return [
    [west, south],
    [east, north],
  ]
}
