import { inLanguage } from '#apps/kit/case-words.ts'
import type { Language } from '#apps/kit/time.ts'
import type { GridsSection } from '#contract/field.ts'
import type { Spot } from '../today/way.ts'

export type Grid = GridsSection[number]

/** The grid that holds a point in WGS-84, found on the phone; undefined outside all it knows. */
export function gridAt(grids: readonly Grid[], { lng, lat }: Spot): Grid | undefined {
  return grids.find(({ shape }) => shape.some((polygon) => holds(polygon, lng, lat)))
}

/** Even-odd over all rings of a polygon: a hole counts once more and falls out. */
function holds(rings: readonly number[][][], lng: number, lat: number): boolean {
  let inside = false
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [ax = 0, ay = 0] = ring[i] ?? []
      const [bx = 0, by = 0] = ring[j] ?? []
      if (ay > lat !== by > lat && lng < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside
    }
  }
  return inside
}

/** Village and grid; a grid that bears the name of its village says it once. */
export function gridWords({ village, name }: Grid, language: Language): string {
  const [of, own] = [inLanguage(village, language), inLanguage(name, language)]
  return own.startsWith(of) ? own : `${of} ${own}`
}
