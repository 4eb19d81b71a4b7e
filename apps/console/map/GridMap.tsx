import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { boundsOf } from '#apps/kit/map/shapes.ts'
import { gridStyle, useGridMap, usePin } from '#apps/kit/map/use-grid-map.ts'
import type { GridMap as Grids } from '#contract/api.ts'
import { useText } from '../texts.ts'

export interface GridMapProps {
  height: number
  /** Grids to draw; the one of the matter is highlighted. */
  grids?: Grids['features']
  highlight?: string
  point?: { lng: number; lat: number }
  onPick?: (place: { lng: number; lat: number }) => void
}

/**
 * Boundaries and a pin, without a background map: it works in a closed network. Text beside it says
 * the same in words, so that nothing depends on seeing it.
 */
export function GridMap({ height, grids, highlight, point, onPick }: GridMapProps) {
  const t = useText()
  const holder = useRef<HTMLDivElement>(null)
  const pickable = onPick !== undefined
  const map = useGridMap(
    holder,
    style,
    {
      title: pickable ? t('form.pickOnMap') : t('case.map'),
      zoomIn: t('map.zoomIn'),
      zoomOut: t('map.zoomOut'),
    },
    onPick,
  )
  usePin(map, point)

  useEffect(() => {
    map?.getSource<GeoJSONSource>('grids')?.setData(toFeatures(grids ?? [], highlight))
    const outline = boundsOf(focusOf(grids ?? [], highlight))
    if (map && outline) map.fitBounds(outline, { padding: 36, maxZoom: 15, animate: false })
  }, [map, grids, highlight])

  const lng = point?.lng
  const lat = point?.lat
  const hasGrids = (grids?.length ?? 0) > 0
  useEffect(() => {
    if (!map || lng === undefined || lat === undefined) return
    if (!hasGrids && !pickable) map.jumpTo({ center: [lng, lat], zoom: 14 })
  }, [map, lng, lat, hasGrids, pickable])

  return <div className="map" data-pickable={pickable} style={{ height }} ref={holder} />
}

/** The chosen grid, or all of them when the matter is placed no more narrowly. */
function focusOf(grids: Grids['features'], highlight: string | undefined) {
  const chosen = grids.filter(({ properties }) => properties.code === highlight)
  return chosen.length > 0 ? chosen : grids
}

/** The same shapes, the chosen one marked for the style to stress. */
function toFeatures(features: Grids['features'], chosen: string | undefined) {
  return {
    type: 'FeatureCollection' as const,
    features: features.map(({ geometry, properties }) => ({
      type: 'Feature' as const,
      geometry,
      properties: { code: properties.code, chosen: properties.code === chosen },
    })),
  }
}

const style = gridStyle([
  {
    id: 'fill',
    type: 'fill',
    source: 'grids',
    paint: {
      'fill-color': ['case', ['get', 'chosen'], '#0f5257', '#ffffff'],
      'fill-opacity': ['case', ['get', 'chosen'], 0.22, 0.7],
    },
  },
  {
    id: 'line',
    type: 'line',
    source: 'grids',
    paint: {
      'line-color': ['case', ['get', 'chosen'], '#0f5257', '#a9a498'],
      'line-width': ['case', ['get', 'chosen'], 2, 1],
      'line-dasharray': [3, 1.5],
    },
  },
])
