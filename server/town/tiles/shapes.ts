import type { Bilingual } from '#contract/common.ts'
import type { TileLayer } from '#contract/tiles.ts'
import {
  type Bounds,
  boundsOf,
  interiorPoint,
  type MultiPolygon,
  type Position,
} from '#server/town/geometry.ts'
import { outlineOf } from '#server/town/make/outline.ts'
import type { Town } from '#server/town/town.ts'

/** Something drawn: the outline of a region, or the point at which its name stands. */
export interface Shape {
  layer: TileLayer
  geometry:
    | { type: 'MultiPolygon'; coordinates: MultiPolygon }
    | { type: 'Point'; coordinates: Position }
  box: Bounds
  properties: { code: string; zh: string; en: string; level?: Exclude<TileLayer, 'label'> }
}

/** Levels above the grid with the length of their codes. */
const upper = [
  ['county', 6],
  ['township', 9],
  ['village', 12],
] as const

/**
 * Counties, townships and villages have no outline of their own: each is what its grids make
 * together. Borders of neighbours fall away where their corners agree; where two surveyed grids do
 * not meet exactly, the seam stays and is drawn with the upper region.
 */
export function shapesOf(town: Pick<Town, 'grids' | 'regionName'>): Shape[] {
  const grids = town.grids.map((grid) => ({ ...grid, polygons: grid.polygons as MultiPolygon }))
  return [
    ...upper.flatMap(([level, length]) =>
      [...Map.groupBy(grids, ({ code }) => code.slice(0, length))].flatMap(([code, inside]) =>
        outlineAndName(
          level,
          code,
          town.regionName(code),
          outlineOf(inside.map(({ polygons }) => polygons)),
        ),
      ),
    ),
    ...grids.flatMap(({ code, name, polygons }) => outlineAndName('grid', code, name, polygons)),
  ]
}

function outlineAndName(
  level: Exclude<TileLayer, 'label'>,
  code: string,
  { zh, en }: Bilingual,
  coordinates: MultiPolygon,
): Shape[] {
  if (coordinates.length === 0) return []
  const properties = { code, zh, en }
  const [x, y] = interiorPoint(coordinates)
  return [
    {
      layer: level,
      geometry: { type: 'MultiPolygon', coordinates },
      box: boundsOf(coordinates),
      properties,
    },
    {
      layer: 'label',
      geometry: { type: 'Point', coordinates: [x, y] },
      box: [x, y, x, y],
      properties: { ...properties, level },
    },
  ]
}
