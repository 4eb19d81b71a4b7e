import { kindOf, type VillageKind } from './kinds.ts'
import type { Random } from './random.ts'

/** Jiuquan's published number of level-3 grids. */
export const gridTotal = 4011

/** Grids of a usual unit of the kind, before fitting to the total (own). */
const usual: Record<VillageKind, number> = { URBAN: 14, TOWN: 8, RURAL: 6.6, OTHER: 3 }

/**
 * How many grids each village-level unit gets: by kind, varied by up to a quarter, summing to
 * `total` exactly (largest remainder), at least one each.
 */
export function apportionGrids(
  villages: readonly string[],
  random: Random,
  total: number = gridTotal,
): Map<string, number> {
  const spare = total - villages.length
  if (spare < 0) throw new RangeError(`${total} grids cannot cover ${villages.length} villages`)
  const wishes = villages.map((code) => ({
    code,
    wish: usual[kindOf(code)] * (0.75 + random() / 2) - 1,
  }))
  const sum = wishes.reduce((all, { wish }) => all + wish, 0)
  const shares = wishes.map(({ code, wish }) => {
    const exact = (wish / sum) * spare
    return { code, whole: Math.floor(exact), rest: exact - Math.floor(exact) }
  })
  const missing = spare - shares.reduce((all, { whole }) => all + whole, 0)
  const favoured = new Set(
    shares
      .toSorted((a, b) => b.rest - a.rest || a.code.localeCompare(b.code))
      .slice(0, missing)
      .map(({ code }) => code),
  )
  return new Map(
    shares.map(({ code, whole }) => [code, 1 + whole + (favoured.has(code) ? 1 : 0)] as const),
  )
}
