/**
 * The five levels of the net, lowest first. A region code's length tells its level and a subtree is
 * a prefix: city 6209, county 620902, township 620902107, village 620902107203, grid + 3 digits.
 */
export const levels = ['GRID', 'VILLAGE', 'TOWNSHIP', 'COUNTY', 'CITY'] as const
export type Level = (typeof levels)[number]

const codeLength: Record<Level, number> = { CITY: 4, COUNTY: 6, TOWNSHIP: 9, VILLAGE: 12, GRID: 15 }

/** @throws RangeError for a code of no level's length. */
export function levelOf(regionCode: string): Level {
  const level = levels.find((candidate) => codeLength[candidate] === regionCode.length)
  if (!level) throw new RangeError(`not a region code: ${regionCode}`)
  return level
}

/** The region of that level that holds this one, or the region itself when it is wider already. */
export function regionAt(regionCode: string, level: Level): string {
  return regionCode.slice(0, codeLength[level])
}

export function isAtLeast(level: Level, floor: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(floor)
}

/** undefined above the city. */
export function levelAbove(level: Level): Level | undefined {
  return levels[levels.indexOf(level) + 1]
}

/** undefined below the grid. */
export function levelBelow(level: Level): Level | undefined {
  return levels[levels.indexOf(level) - 1]
}

export function isWithin(regionCode: string, subtree: string): boolean {
  return regionCode.startsWith(subtree)
}
