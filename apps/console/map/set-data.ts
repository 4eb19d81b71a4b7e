import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'

/** Shows these shapes in a source of the style; nothing before the map is there. */
export function setData(
  map: MapLibre | undefined,
  source: 'cases' | 'heat' | 'area' | 'selected' | 'units',
  data: FeatureCollection,
): void {
  map?.getSource<GeoJSONSource>(source)?.setData(data)
}

export const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }
