import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useGridMap } from '#apps/kit/map/use-grid-map.ts'
import type { MapSetup } from '#contract/map.ts'
import type { ScreenView } from '#contract/screen.ts'
import { wallMapStyle } from './map-style.ts'
import { type Box, mapViews } from './map-views.ts'
import type { PanelTurn } from './Panel.tsx'
import { pageAt } from './paging.ts'
import { useText } from './texts.ts'

/** Where the open matters are. The same stands beside it as a table, for who cannot see the map. */
export function MapPanel({ data, isWall, turn }: PanelTurn & { data: ScreenView }) {
  const t = useText()
  const setup = useSetup()
  const views = useMemo(() => mapViews(data), [data])
  const page = pageAt(views, 1, turn)
  const someLate = data.places.some(({ overdue }) => overdue > 0)
  return (
    <section className="panel map-panel">
      <h2>
        {t('map.title')}
        <span className="whole">
          {someLate && (
            <>
              <i className="late-ring" aria-hidden="true" /> {t('map.late')}
            </>
          )}
          {someLate && setup?.synthetic && ' · '}
          {setup?.synthetic && t('map.synthetic')}
        </span>
        {page.of > 1 && (
          <span className="page digits">
            {t(page.n === 1 ? 'map.whole' : 'map.dense')} {page.n}/{page.of}
          </span>
        )}
      </h2>
      {setup && canDraw && <Drawn data={data} setup={setup} isWall={isWall} view={page.items[0]} />}
      {data.open.n === 0 && <p className="none">{t('map.none')}</p>}
      {data.places.length > 0 && <PlacesTable places={data.places} hidden={canDraw} />}
    </section>
  )
}

/** An old machine without WebGL shows the table. */
const canDraw = document.createElement('canvas').getContext('webgl2') !== null
const againMs = 10_000

/** What the map is made of, asked for until it is there. */
function useSetup(): MapSetup | undefined {
  const [setup, setSetup] = useState<MapSetup>()
  useEffect(() => {
    if (setup) return
    const leaving = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () =>
      api.get<MapSetup>('/town/map', undefined, leaving.signal).then(setSetup, () => {
        if (!leaving.signal.aborted) timer = setTimeout(ask, againMs)
      })
    void ask()
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [setup])
  return setup
}

function Drawn(props: {
  data: ScreenView
  setup: MapSetup
  isWall: boolean
  view: Box | undefined
}) {
  const { data, setup, isWall, view } = props
  const t = useText()
  const language = useLanguage()
  const scale = useScale(isWall)
  const holder = useRef<HTMLDivElement>(null)
  const { level } = data.region
  const style = useMemo(
    () => wallMapStyle(setup, level, language, scale, location.origin),
    [setup, level, language, scale],
  )
  const map = useGridMap(
    holder,
    style,
    { title: t('map.canvas'), zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') },
    undefined,
    true,
  )
  const { places } = data
  useEffect(() => {
    map?.getSource<GeoJSONSource>('places')?.setData({
      type: 'FeatureCollection',
      features: places.flatMap(({ lng, lat, open, overdue }) =>
        lng === undefined || lat === undefined
          ? []
          : {
              type: 'Feature',
              geometry: { type: 'Point', coordinates: [lng, lat] },
              properties: { open, overdue },
            },
      ),
    })
  }, [map, places])

  const bounds = view?.join(' ')
  useEffect(() => {
    if (!map || bounds === undefined) return
    const [west = 0, south = 0, east = 0, north = 0] = bounds.split(' ').map(Number)
    const frame = () =>
      map.fitBounds([west, south, east, north], { padding: edge * scale, animate: false })
    frame()
    map.on('resize', frame)
    return () => {
      map.off('resize', frame)
    }
  }, [map, bounds, scale])

  return (
    <div className="map-stage" aria-hidden="true">
      <div className="map-canvas" ref={holder} />
    </div>
  )
}

/** Room for the circles of the outermost places. */
const edge = 30

/** The stage shows half of what is drawn: see screen.css. */
const drawnLarger = 2

/** Of what is drawn, as it is seen: 1 on a wall of 1920 x 1080, 2 on one of 3840 x 2160. */
function useScale(isWall: boolean): number {
  const [scale, setScale] = useState(scaleNow)
  useEffect(() => {
    const measure = () => setScale(scaleNow())
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  return drawnLarger * (isWall ? scale : 0.7)
}
const scaleNow = () => Math.round(20 * Math.min(innerWidth / 1920, innerHeight / 1080)) / 20

function PlacesTable({ places, hidden }: { places: ScreenView['places']; hidden: boolean }) {
  const t = useText()
  const language = useLanguage()
  return (
    <div className={hidden ? 'visually-hidden' : 'map-table'}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('map.place')}</th>
            <th scope="col">{t('figure.open')}</th>
            <th scope="col">{t('figure.overdue')}</th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ code, name, open, overdue }) => (
            <tr key={code}>
              <th scope="row">{inLanguage(name, language)}</th>
              <td className="digits">{open}</td>
              <td className="digits">{overdue}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
