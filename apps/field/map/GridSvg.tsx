import { useMemo } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { Grid } from '../report/where.ts'
import { type Label, shortened } from './labels.ts'
import { MapLabels } from './MapLabels.tsx'
import type { Mark } from './marks.ts'
import type { Here } from './use-here.ts'
import { type Metres, type Plane, roundMetres, type Size, toPixel, type View } from './view.ts'

interface Props {
  grids: readonly Grid[]
  /** The grid under the pin. */
  at: string | undefined
  marks: readonly Mark[]
  here: Here | undefined
  plane: Plane
  view: View
  size: Size
}

/** Pixels a grid must be wide to bear its name, and metres a pixel at which marks bear theirs. */
const [nameWide, namesBelow] = [90, 3]

/** The drawing alone: grids, squares to see how far, marks, and where the phone is. */
export function GridSvg({ grids, at, marks, here, plane, view, size }: Props) {
  const language = useLanguage()
  const shapes = useMemo(() => grids.map((grid) => drawn(grid, plane)), [grids, plane])
  const pixel = (place: { lng: number; lat: number }) => toPixel(view, size, plane.toMetres(place))
  const origin = toPixel(view, size, { x: 0, y: 0 })
  const square = roundMetres(view.scale, 120) / view.scale
  const spot = here && pixel(here)
  const inView = ({ x, y }: { x: number; y: number }) =>
    x > -20 && y > -20 && x < size.width + 20 && y < size.height + 20
  const shown = marks.map((mark) => ({ ...mark, ...pixel(mark) })).filter(inView)
  // The grid under the pin before others, an open matter before a point of the patrol.
  const named = shapes
    .filter(({ wide }) => wide / view.scale > nameWide)
    .map(({ grid }) => grid)
    .toSorted((a, b) => Number(b.code === at) - Number(a.code === at))
  const told = view.scale < namesBelow ? shown : []
  const labels: Label[] = [
    ...named.map((grid): Label => {
      const [lng = 0, lat = 0] = grid.centre
      const { x, y } = pixel({ lng, lat })
      const words = inLanguage(grid.name, language)
      return { key: grid.code, kind: 'name', words, x, y: y + 24 }
    }),
    ...told
      .toSorted((a, b) => Number(b.kind === 'case') - Number(a.kind === 'case'))
      .map(({ key, name, x, y }): Label => {
        return { key, kind: 'mark', words: shortened(name), x: x + 11, y: y + 5 }
      }),
  ]
  return (
    <svg width={size.width} height={size.height} aria-hidden="true">
      <defs>
        <pattern
          id="map-squares"
          width={square}
          height={square}
          patternUnits="userSpaceOnUse"
          x={origin.x % square}
          y={origin.y % square}
        >
          <path className="map-square" d={`M${square} 0H0V${square}`} />
        </pattern>
      </defs>
      <g
        transform={`translate(${origin.x} ${origin.y}) scale(${1 / view.scale} ${-1 / view.scale})`}
      >
        {shapes.map(({ grid, path }) => (
          <path
            key={grid.code}
            className="map-grid"
            data-mine={grid.mine}
            data-at={grid.code === at}
            d={path}
          />
        ))}
      </g>
      <rect width="100%" height="100%" fill="url(#map-squares)" />
      {here && spot && (
        <>
          <circle
            className="map-sure"
            cx={spot.x}
            cy={spot.y}
            r={here.accuracyMetres / view.scale}
          />
          <circle className="map-here" cx={spot.x} cy={spot.y} r="9" />
        </>
      )}
      {shown.map(({ key, kind, x, y }) =>
        kind === 'case' ? (
          <circle key={key} className="map-case" cx={x} cy={y} r="7" />
        ) : (
          <path key={key} className="map-point" d={`M${x - 6} ${y + 6}h12l-6-13z`} />
        ),
      )}
      <MapLabels labels={labels} />
    </svg>
  )
}

/** In metres, drawn once; the view moves and enlarges it. */
function drawn(grid: Grid, plane: Plane) {
  const rings = grid.shape
    .flat()
    .map((ring) => ring.map(([lng = 0, lat = 0]) => plane.toMetres({ lng, lat })))
  const path = rings
    .map((ring) => `M${ring.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`)
    .join('')
  return { grid, path, wide: width(rings.flat()) }
}

function width(places: readonly Metres[]): number {
  let [west, east] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { x } of places) {
    west = Math.min(west, x)
    east = Math.max(east, x)
  }
  return east - west
}
