import 'maplibre-gl/dist/maplibre-gl.css'
import type { Map as MapLibre, StyleSpecification } from 'maplibre-gl'
import * as maplibre from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { type RefObject, useEffect, useRef, useState } from 'react'

maplibre.setWorkerUrl(workerUrl)

/** Middle of the prefecture's seat, shown before anything is known. */
const home: [number, number] = [98.494, 39.733]

interface LngLat {
  lng: number
  lat: number
}

/** What the map and its buttons are called. */
export interface MapWords {
  title: string
  zoomIn: string
  zoomOut: string
}

/**
 * A map in its holder once it is ready, without a background: it works in a closed network. A click,
 * or Enter for its middle, picks a place, WGS-84.
 */
export function useGridMap(
  holder: RefObject<HTMLElement | null>,
  style: StyleSpecification,
  { title, zoomIn, zoomOut }: MapWords,
  onPick: ((place: LngLat) => void) | undefined,
  /** A picture on a wall: nobody moves it. */
  still = false,
): MapLibre | undefined {
  const [map, setMap] = useState<MapLibre>()
  const pick = useRef(onPick)
  useEffect(() => {
    pick.current = onPick
  }, [onPick])

  useEffect(() => {
    if (!holder.current) return
    const made = new maplibre.Map({
      container: holder.current,
      style,
      center: home,
      zoom: 11,
      locale: {
        'Map.Title': title,
        'NavigationControl.ZoomIn': zoomIn,
        'NavigationControl.ZoomOut': zoomOut,
      },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      minZoom: 4,
      maxZoom: 18,
      interactive: !still,
      // Numbers that fade into each other cannot be read.
      ...(still ? { fadeDuration: 0 } : {}),
    })
    // North stays up, for thumbs and for Shift with an arrow too.
    made.touchZoomRotate.disableRotation()
    made.keyboard.disableRotation()
    if (!still) made.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right')
    made.on('click', ({ lngLat }) => pick.current?.(lngLat))
    made.getCanvas().addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !pick.current) return
      event.preventDefault()
      pick.current(made.getCenter())
    })
    made.on('load', () => setMap(made))
    return () => {
      setMap(undefined)
      made.remove()
    }
  }, [holder, style, title, zoomIn, zoomOut, still])
  return map
}

/** The place of the matter. */
export function usePin(map: MapLibre | undefined, point: LngLat | undefined): void {
  const lng = point?.lng
  const lat = point?.lat
  useEffect(() => {
    if (!map || lng === undefined || lat === undefined) return
    const pin = new maplibre.Marker({ color: '#a8201a' }).setLngLat([lng, lat]).addTo(map)
    return () => {
      pin.remove()
    }
  }, [map, lng, lat])
}

/** Paper below and grids of these layers above. */
export function gridStyle(layers: StyleSpecification['layers']): StyleSpecification {
  return {
    version: 8,
    sources: { grids: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': '#efede7' } },
      ...layers,
    ],
  }
}
