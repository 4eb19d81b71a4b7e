import { useId, useMemo, useRef } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { PatrolsSection } from '#contract/patrols.ts'
import { type Grid, gridAt, gridWords } from '../report/where.ts'
import { useField, useSection } from '../store/state.ts'
import { useText } from '../texts.ts'
import { metresBetween, metresWords, type Spot } from '../today/way.ts'
import { GridSvg } from './GridSvg.tsx'
import { MapButtons } from './MapButtons.tsx'
import { marksOf } from './marks.ts'
import type { Here } from './use-here.ts'
import { useSize } from './use-size.ts'
import { useView } from './use-view.ts'
import { fitted, planeAt, roundMetres } from './view.ts'

/** Metres a pixel at which a known place is first shown: some two kilometres on a phone. */
const atPlace = 6

interface Props {
  grids: readonly Grid[]
  grid: Grid | undefined
  point: Spot | undefined
  here: Here | undefined
  onTake: (spot: Spot) => void
}

/** The map moves under a pin that stands in the middle: no small thing is ever dragged. */
export function PinMap({ grids, grid, point, here, onTake }: Props) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const ground = useRef<HTMLDivElement>(null)
  const size = useSize(ground)
  const cases = useField(({ cases }) => cases)
  const patrols = useSection<PatrolsSection>('patrols')
  const marks = useMemo(
    () => marksOf(cases.values(), patrols, language),
    [cases, patrols, language],
  )
  const { lng, lat } = point ?? middleOf(grids, grid)
  const plane = useMemo(() => planeAt({ lng, lat }), [lng, lat])
  const whole = useMemo(() => {
    const corners = (grid ? [grid] : grids.filter(({ mine }) => mine)).flatMap(({ shape }) =>
      shape.flat(2),
    )
    return fitted(
      size,
      corners.map(([lng = 0, lat = 0]) => plane.toMetres({ lng, lat })),
    )
  }, [grids, grid, plane, size])
  const first = point ? { x: 0, y: 0, scale: Math.min(atPlace, whole.scale) } : whole
  const { view, change, zoom, handlers } = useView(first, size, () => onTake(plane.toSpot(view)))
  const spot = plane.toSpot(view)
  const at = gridAt(grids, spot)
  const bar = roundMetres(view.scale, 110)
  return (
    <>
      <div ref={ground} className="map-ground">
        <div
          className="map-pane"
          role="application"
          aria-label={t('map.label')}
          aria-describedby={`${id}-keys ${id}-at`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a map is moved by keys
          tabIndex={0}
          {...handlers}
        >
          <GridSvg {...{ grids, marks, here, plane, view, size }} at={at?.code} />
          <svg className="map-pin" viewBox="0 0 32 42" aria-hidden="true">
            <path d="M16 41C10 31 3 24 3 15a13 13 0 0126 0c0 9-7 16-13 26z" />
            <circle cx="16" cy="15" r="5" />
          </svg>
        </div>
        <p id={`${id}-keys`} className="visually-hidden">
          {t('map.keys')}
        </p>
        <p className="map-bar" aria-hidden="true">
          <span style={{ inlineSize: `${bar / view.scale}px` }} />
          {metresWords(bar, language)}
        </p>
        <MapButtons
          zoom={zoom}
          onWhole={() => change(() => whole)}
          onHere={here && (() => change((from) => ({ ...from, ...plane.toMetres(here) })))}
        />
      </div>
      <div className="map-foot">
        <p id={`${id}-at`} role="status">
          <b>{at ? gridWords(at, language) : t('map.outside')}</b>
          {here && (
            <span>
              {t('map.fromHere', { way: metresWords(metresBetween(here, spot), language) })}
            </span>
          )}
        </p>
        <p className="hint digits">
          WGS-84 {spot.lng.toFixed(5)}, {spot.lat.toFixed(5)}
          {at?.synthetic && ` · ${t('map.synthetic')}`}
        </p>
        <button type="button" className="button button-main" onClick={() => onTake(spot)}>
          <Icon name="check" /> {t('map.take')}
        </button>
      </div>
    </>
  )
}

function middleOf(grids: readonly Grid[], grid: Grid | undefined): Spot {
  const [lng = 0, lat = 0] = (grid ?? grids.find(({ mine }) => mine) ?? grids[0])?.centre ?? []
  return { lng, lat }
}
