import 'maplibre-gl/dist/maplibre-gl.css'
import type { GeoJSONSource, Map as MapLibre, Marker } from 'maplibre-gl'
import * as maplibre from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { useEffect, useRef, useState } from 'react'
import type { GridMap as Grids } from '#contract/api.ts'
import { useText } from '../texts.ts'
import { outlineOf, toFeatures } from './shapes.ts'

maplibre.setWorkerUrl(workerUrl)

/** Middle of the prefecture's seat, shown before anything is known. */
const home: [number, number] = [98.494, 39.733]

export interface GridMapProps {
  height: number
  /** Grids to draw; the one of the matter is highlighted. */
  grids?: Grids['features']
  highlight?: string
  point?: { lng: number; lat: number }
  onPick?: (lng: number, lat: number) => void
}

/**
 * Boundaries and a pin, without a background map: it works in a closed network. Text beside it says
 * the same in words, so that nothing depends on seeing it.
 */
export function GridMap({ height, grids, highlight, point, onPick }: GridMapProps) {
  const t = useText()
  const holder = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibre>()
  const pick = useRef(onPick)
  useEffect(() => {
    pick.current = onPick
  }, [onPick])

  useEffect(() => {
    if (!holder.current) return
    const made = new maplibre.Map({
      container: holder.current,
      style: emptyStyle,
      center: home,
      zoom: 11,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
    })
    made.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right')
    made.on('click', ({ lngLat }) => pick.current?.(lngLat.lng, lngLat.lat))
    made.on('load', () => setMap(made))
    return () => {
      setMap(undefined)
      made.remove()
    }
  }, [])

  useEffect(() => {
    map?.getSource<GeoJSONSource>('grids')?.setData(toFeatures(grids ?? [], highlight))
    const outline = outlineOf(focusOf(grids ?? [], highlight))
    if (map && outline) map.fitBounds(outline, { padding: 36, maxZoom: 15, animate: false })
  }, [map, grids, highlight])

  const lng = point?.lng
  const lat = point?.lat
  const hasGrids = (grids?.length ?? 0) > 0
  useEffect(() => {
    if (!map || lng === undefined || lat === undefined) return
    const marker: Marker = new maplibre.Marker({ color: '#a8201a' })
      .setLngLat([lng, lat])
      .addTo(map)
    if (!hasGrids && !pick.current) map.jumpTo({ center: [lng, lat], zoom: 14 })
    return () => {
      marker.remove()
    }
  }, [map, lng, lat, hasGrids])

  return (
    <section
      className="map"
      data-pickable={Boolean(onPick)}
      style={{ height }}
      ref={holder}
      aria-label={onPick ? t('form.pickOnMap') : t('case.place')}
    />
  )
}

/** The chosen grid, or all of them when the matter is placed no more narrowly. */
function focusOf(grids: Grids['features'], highlight: string | undefined) {
  const chosen = grids.filter(({ properties }) => properties.code === highlight)
  return chosen.length > 0 ? chosen : grids
}

const emptyStyle: maplibre.StyleSpecification = {
  version: 8,
  sources: { grids: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
  layers: [
    { id: 'paper', type: 'background', paint: { 'background-color': '#efede7' } },
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
  ],
}
