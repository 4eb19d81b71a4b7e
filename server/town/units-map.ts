import type { UnitsMap } from '#contract/map.ts'
import type { Town } from './town.ts'

/** What stands somewhere: each hall, and each unit with a place that is not the centre in a hall. */
export function unitsMap(
  town: Pick<Town, 'units' | 'halls' | 'grids'>,
  staffed: ReadonlySet<string>,
): UnitsMap {
  const inHalls = new Set(town.halls.map(({ centre }) => centre))
  const units = town.units.flatMap(({ code, kind, name, lng, lat, phone }) =>
    lng === undefined || lat === undefined || inHalls.has(code)
      ? []
      : [{ code, kind, name, lng, lat, ...(phone ? { phone } : {}) }],
  )
  const halls = town.halls.map(({ code, name, lng, lat }) => ({
    code,
    kind: 'HALL' as const,
    name,
    lng,
    lat,
  }))
  return {
    units: [...halls, ...units],
    vacant: town.grids.flatMap(({ code }) => (staffed.has(code) ? [] : [code])),
  }
}
