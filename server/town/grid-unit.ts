import type { Unit } from '#contract/town.ts'

/** The unit of a grid: its workers sign for it. */
export function gridUnit(code: string, name: Unit['name']): Unit {
  return {
    code: `G-${code}`,
    kind: 'GRID',
    name,
    regionCode: code,
    parent: `V-${code.slice(0, 12)}`,
  }
}
