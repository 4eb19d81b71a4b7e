import type { Feature, FeatureCollection, Point } from 'geojson'
import type { CasePoints } from '#contract/workbench.ts'
import { type CaseGroup, groupOf } from './case-groups.ts'

export interface CaseProperties {
  id: string
  group: CaseGroup['name']
  overdue: boolean
}
export type CaseFeature = Feature<Point, CaseProperties>

/** Columns as points that MapLibre can cluster. */
export function caseFeatures(points: CasePoints): FeatureCollection<Point, CaseProperties> {
  return {
    type: 'FeatureCollection',
    features: points.ids.map((id, i) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [points.at[2 * i] ?? 0, points.at[2 * i + 1] ?? 0] },
      properties: {
        id,
        group: groupOf(points.states[i] ?? 'REGISTERED'),
        overdue: points.overdue[i] ?? false,
      },
    })),
  }
}

/** Where a matter is; undefined when it is not among these. */
export function placeOfCase(
  points: CasePoints | undefined,
  id: string | undefined,
): [lng: number, lat: number] | undefined {
  const i = id ? (points?.ids.indexOf(id) ?? -1) : -1
  const [lng, lat] = [points?.at[2 * i], points?.at[2 * i + 1]]
  return lng === undefined || lat === undefined ? undefined : [lng, lat]
}

/** West, south, east, north of them all; undefined when there are none. */
export function boundsOfPoints({ at }: CasePoints): [number, number, number, number] | undefined {
  if (at.length === 0) return undefined
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < at.length; i += 2) {
    const [lng = 0, lat = 0] = [at[i], at[i + 1]]
    box[0] = Math.min(box[0], lng)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lng)
    box[3] = Math.max(box[3], lat)
  }
  return box
}
