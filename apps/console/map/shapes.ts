/** Multi-polygon coordinates, [lng, lat] in WGS-84. */
export type Polygons = number[][][][]
interface Shape {
  code: string
  polygons: Polygons
}

export function toFeatures(shapes: readonly Shape[], chosen: string | undefined) {
  return {
    type: 'FeatureCollection' as const,
    features: shapes.map(({ code, polygons }) => ({
      type: 'Feature' as const,
      properties: { code, chosen: code === chosen },
      geometry: { type: 'MultiPolygon' as const, coordinates: polygons },
    })),
  }
}

/** [[west, south], [east, north]] around all of them; undefined when there is nothing to see. */
export function outlineOf(
  shapes: readonly Shape[],
): [[number, number], [number, number]] | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lng, lat] of shapes.flatMap(({ polygons }) => polygons.flat(2))) {
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
