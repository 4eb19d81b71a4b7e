import type { Datum } from '#contract/common.ts'
import type { Grid } from '#contract/town.ts'
import { toWgs84 } from '#server/town/datum.ts'
import { type MultiPolygon, type Position, polygonArea } from '#server/town/geometry.ts'
import type { ReadGrid } from '#server/town/imports.ts'
import { faultOfPoint } from './locate.ts'

interface Feature {
  type?: unknown
  properties?: Record<string, unknown> | null
  geometry?: { type?: unknown; coordinates?: unknown } | null
}

/**
 * Reads surveyed grids from a GeoJSON FeatureCollection: properties `code` (15 digits) and `name`,
 * optionally `nameEn` and `places`; geometry Polygon or MultiPolygon in the datum given. Every feature
 * comes back, good or with all the reasons why not.
 */
export function readGrids(geojson: unknown, datum: Datum): ReadGrid[] {
  const features = (geojson as { features?: unknown } | null)?.features
  if (!Array.isArray(features))
    return [{ row: 1, reasons: ['不是 GeoJSON FeatureCollection (not a FeatureCollection)'] }]
  return features.map((feature: Feature, i) => readFeature(feature, i + 1, datum))
}

function readFeature({ properties, geometry }: Feature, row: number, datum: Datum): ReadGrid {
  const reasons: string[] = []
  const code = String(properties?.code ?? '')
  const name = String(properties?.name ?? '').trim()
  if (!/^\d{15}$/.test(code)) reasons.push('编号应为 15 位数字 (code: 15 digits)')
  if (name === '') reasons.push('缺少名称 (name is missing)')
  const polygons = readPolygons(geometry, datum, reasons)
  if (reasons.length > 0 || polygons === undefined)
    return { row, ...(code ? { code } : {}), reasons }
  const places = Array.isArray(properties?.places) ? properties.places.map(String) : []
  const grid: Grid = {
    code,
    name: { zh: name, en: String(properties?.nameEn ?? name) },
    synthetic: false,
    polygons,
    places,
  }
  return { row, grid }
}

function readPolygons(
  geometry: Feature['geometry'],
  datum: Datum,
  reasons: string[],
): MultiPolygon | undefined {
  const coordinates = geometry?.coordinates
  if (
    !['Polygon', 'MultiPolygon'].includes(String(geometry?.type)) ||
    !Array.isArray(coordinates)
  ) {
    reasons.push('几何须为 Polygon 或 MultiPolygon (geometry)')
    return undefined
  }
  const given = (geometry?.type === 'Polygon' ? [coordinates] : coordinates) as unknown[][]
  const polygons = given.map((polygon, p) =>
    (Array.isArray(polygon) ? polygon : []).map((ring, r) =>
      readRing(ring, datum, `${p + 1}.${r + 1}`, reasons),
    ),
  )
  if (reasons.length > 0) return undefined
  if (polygonArea(polygons) === 0) reasons.push('面积为零 (no area)')
  return polygons
}

function readRing(given: unknown, datum: Datum, at: string, reasons: string[]): Position[] {
  const ring: Position[] = []
  for (const position of Array.isArray(given) ? given : []) {
    const [lng, lat] = Array.isArray(position) ? (position as unknown[]) : []
    const fault =
      typeof lng === 'number' && typeof lat === 'number' ? faultOfPoint({ lng, lat }) : undefined
    if (typeof lng !== 'number' || typeof lat !== 'number' || fault) {
      reasons.push(`环 ${at}：${fault?.detail ?? '坐标无法读取 (position unreadable)'}`)
      return []
    }
    ring.push(toWgs84([lng, lat], datum))
  }
  const [first, last] = [ring[0], ring.at(-1)]
  if (ring.length < 4 || !first || !last)
    reasons.push(`环 ${at}：少于四个点 (fewer than four positions)`)
  else if (first[0] !== last[0] || first[1] !== last[1])
    reasons.push(`环 ${at}：没有闭合 (not closed)`)
  else if (crossesItself(ring)) reasons.push(`环 ${at}：自相交 (crosses itself)`)
  return ring
}

/** Every pair of edges that do not touch by order: rings are short, so the square of it is cheap. */
function crossesItself(ring: readonly Position[]): boolean {
  const edges = ring.slice(1).map((end, i) => [ring[i] ?? end, end] as const)
  return edges.some((a, i) =>
    edges.some((b, k) => k > i + 1 && !(i === 0 && k === edges.length - 1) && cross(a, b)),
  )
}

type Edge = readonly [Position, Position]

function cross([a, b]: Edge, [c, d]: Edge): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

function side([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): number {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
}
