import type { FieldCase } from '#contract/field.ts'
import { metresBetween } from '../today/way.ts'
import type { Draft } from './draft.ts'

/** So near that two reports of one kind are likely one matter (OWN). */
const nearMetres = 100

/** Open matters on the phone that may be this one: the same kind, near by or in the same grid. */
export function sameNearby(
  cases: Iterable<FieldCase>,
  draft: Draft,
  grid: string | undefined,
): FieldCase[] {
  if (!draft.categoryCode) return []
  const { point } = draft
  return [...cases]
    .filter(({ category }) => category?.code === draft.categoryCode)
    .map((one) => ({
      one,
      metres: point && one.point ? metresBetween(point, one.point) : undefined,
    }))
    .filter(({ one, metres }) =>
      metres === undefined ? one.region.code === grid : metres <= nearMetres,
    )
    .sort((a, b) => (a.metres ?? nearMetres) - (b.metres ?? nearMetres))
    .slice(0, 3)
    .map(({ one }) => one)
}
