import type { Feature, FeatureCollection } from 'geojson'
import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useMemo, useState } from 'react'
import {
  areaOf,
  type Corners,
  cornersOf,
  type RingFault,
  ringFault,
  withCorner,
  withoutLast,
} from './ring.ts'
import { setData } from './set-data.ts'

/** As near to the first or last corner, in px, as means "done". */
const nearPx = 9

export interface Drawing {
  /** The map is there to be drawn on. */
  ready: boolean
  active: boolean
  corners: Corners
  /** Why it cannot be finished yet. */
  fault: RingFault | undefined
  begin(): void
  /** A corner; near the first or last one it finishes, so a double click does. */
  add(place: { lng: number; lat: number }): void
  takeBack(): void
  finish(): void
  cancel(): void
}

/** Drawing an area corner by corner, by pointer or by keyboard, and showing the one that holds. */
export function useDrawing(
  map: MapLibre | undefined,
  area: string | undefined,
  onArea: (area: string | undefined) => void,
): Drawing {
  const [drawn, setDrawn] = useState<Corners>()
  const active = drawn !== undefined
  const corners = useMemo(() => drawn ?? cornersOf(area), [drawn, area])
  const fault = ringFault(corners)

  useEffect(() => setData(map, 'area', areaFeatures(corners, active)), [map, corners, active])
  useEffect(() => {
    if (!map || !active) return
    map.doubleClickZoom.disable()
    const canvas = map.getCanvas()
    canvas.style.cursor = 'crosshair'
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setDrawn(undefined)
      else if (event.key === 'Backspace' && event.target === canvas)
        setDrawn((before) => before && withoutLast(before))
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      canvas.style.cursor = ''
      // Not at once: the second click of the double click that ended it is still under way.
      setTimeout(() => map.doubleClickZoom.enable(), 400)
    }
  }, [map, active])

  const finish = () => {
    if (!drawn || ringFault(drawn)) return
    setDrawn(undefined)
    onArea(areaOf(drawn))
  }
  return {
    ready: map !== undefined,
    active,
    corners,
    fault,
    finish,
    begin() {
      setDrawn([])
      map?.getCanvas().focus()
    },
    add({ lng, lat }) {
      if (!drawn || !map) return
      const here = map.project([lng, lat])
      const isNear = (corner: Corners[number] | undefined) =>
        corner !== undefined && map.project([corner[0], corner[1]]).dist(here) < nearPx
      if (isNear(drawn.at(-1)) || isNear(drawn[0])) finish()
      else setDrawn(withCorner(drawn, [lng, lat]))
    },
    takeBack: () => setDrawn((before) => before && withoutLast(before)),
    cancel: () => setDrawn(undefined),
  }
}

function areaFeatures(corners: Corners, active: boolean): FeatureCollection {
  const ring = corners.map(([lng, lat]) => [lng, lat])
  const closed = [...ring, ...ring.slice(0, 1)]
  const shape: Feature[] =
    ring.length >= 3
      ? [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [closed] } }]
      : ring.length === 2
        ? [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: ring } }]
        : []
  const handles = ring.map(
    (coordinates): Feature => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Point', coordinates },
    }),
  )
  return { type: 'FeatureCollection', features: active ? [...shape, ...handles] : shape }
}
