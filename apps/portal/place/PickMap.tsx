import 'maplibre-gl/dist/maplibre-gl.css'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import * as maplibre from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { GridMap } from '#contract/api.ts'
import type { PlacePoint } from '../report/draft.ts'
import { useText } from '../texts.ts'
import { rounded } from './locate.ts'
import { boundsOf, middleOf } from './map-shapes.ts'
import { type RegionChoice, shortName } from './regions.ts'

maplibre.setWorkerUrl(workerUrl)

interface Props {
  map: GridMap
  names: readonly RegionChoice[]
  point: PlacePoint | undefined
  chosen: string | undefined
  onPick: (point: PlacePoint) => void
}

/** Grids of one township with the names of its villages; a tap, or Enter, is the place. */
export function PickMap({ map: grids, names, point, chosen, onPick }: Props) {
  const t = useText()
  const language = useLanguage()
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
      style: bareStyle,
      center: [98.494, 39.733],
      zoom: 11,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      cooperativeGestures: false,
    })
    made.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right')
    made.on('click', ({ lngLat }) => pick.current(pointAt(lngLat)))
    made.getCanvas().addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return
      event.preventDefault()
      pick.current(pointAt(made.getCenter()))
    })
    made.on('load', () => setMap(made))
    return () => {
      setMap(undefined)
      made.remove()
    }
  }, [])

  useEffect(() => {
    map?.getSource<GeoJSONSource>('grids')?.setData(grids)
    const box = boundsOf(grids)
    if (map && box) map.fitBounds(box, { padding: 24, animate: false })
  }, [map, grids])

  useEffect(() => {
    map?.setFilter('chosen', ['==', ['get', 'code'], chosen ?? ''])
  }, [map, chosen])

  useEffect(() => {
    if (!map) return
    const labels = names.flatMap(({ code, name }) => {
      const middle = middleOf(grids, code)
      if (!middle) return []
      const element = document.createElement('span')
      element.className = 'map-label'
      element.textContent = shortName(inLanguage(name, language))
      return [new maplibre.Marker({ element }).setLngLat(middle).addTo(map)]
    })
    return () => {
      for (const label of labels) label.remove()
    }
  }, [map, grids, names, language])

  const lng = point?.lng
  const lat = point?.lat
  useEffect(() => {
    if (!map || lng === undefined || lat === undefined) return
    const pin = new maplibre.Marker({ color: '#a8201a' }).setLngLat([lng, lat]).addTo(map)
    return () => {
      pin.remove()
    }
  }, [map, lng, lat])

  return (
    <>
      <section className="pick-map" ref={holder} aria-label={t('place.map')} />
      <button
        type="button"
        className="button button-light"
        onClick={() => map && onPick(pointAt(map.getCenter()))}
      >
        {t('place.mapCentre')}
      </button>
    </>
  )
}

function pointAt({ lng, lat }: { lng: number; lat: number }): PlacePoint {
  return { lng: rounded(lng), lat: rounded(lat) }
}

const bareStyle: maplibre.StyleSpecification = {
  version: 8,
  sources: { grids: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
  layers: [
    { id: 'paper', type: 'background', paint: { 'background-color': '#efede7' } },
    { id: 'fill', type: 'fill', source: 'grids', paint: { 'fill-color': '#ffffff' } },
    {
      id: 'chosen',
      type: 'fill',
      source: 'grids',
      filter: ['==', ['get', 'code'], ''],
      paint: { 'fill-color': '#0f5257', 'fill-opacity': 0.2 },
    },
    {
      id: 'line',
      type: 'line',
      source: 'grids',
      paint: { 'line-color': '#8d8a82', 'line-width': 1 },
    },
  ],
}
