import { inLanguage } from '#apps/kit/case-words.ts'
import type { Language } from '#apps/kit/time.ts'
import type { FieldCase } from '#contract/field.ts'
import type { PatrolsSection } from '#contract/patrols.ts'
import type { Spot } from '../today/way.ts'

/** Something known on the way: an open matter, or a point of the patrol to find one's bearings by. */
export interface Mark extends Spot {
  key: string
  kind: 'case' | 'point'
  name: string
}

/** Everything with a place that is on the phone, of which a map can tell. */
export function marksOf(
  cases: Iterable<FieldCase>,
  patrols: PatrolsSection | undefined,
  language: Language,
): Mark[] {
  const matters = [...cases].flatMap(({ id, title, point }): Mark[] =>
    point ? [{ key: id, kind: 'case', name: title, lng: point.lng, lat: point.lat }] : [],
  )
  const points = (patrols?.routes ?? []).flatMap(({ code, points }) =>
    points.map(
      (one): Mark => ({
        key: `${code} ${one.code}`,
        kind: 'point',
        name: inLanguage(one.name, language),
        lng: one.lng,
        lat: one.lat,
      }),
    ),
  )
  return [...points, ...matters]
}
