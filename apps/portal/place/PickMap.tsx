import type { GeoJSONSource } from 'maplibre-gl'
import * as maplibre from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { boundsOf } from '#apps/kit/map/shapes.ts'
import { gridStyle, useGridMap, usePin } from '#apps/kit/map/use-grid-map.ts'
import type { GridMap } from '#contract/api.ts'
import type { PlacePoint } from '../report/draft.ts'
import { useText } from '../texts.ts'
import { rounded } from './locate.ts'
import { middleOf } from './middle.ts'
import { type RegionChoice, shortName } from './regions.ts'

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
  const map = useGridMap(
    holder,
    style,
    { title: t('place.map'), zoomIn: t('place.zoomIn'), zoomOut: t('place.zoomOut') },
    (place) => onPick(pointAt(place)),
  )
  usePin(map, point)

  useEffect(() => {
    map?.getSource<GeoJSONSource>('grids')?.setData(grids)
    const box = boundsOf(grids.features)
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

  return (
    <>
      <div className="pick-map" ref={holder} />
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

const style = gridStyle([
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
])
