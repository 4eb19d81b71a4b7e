import type { Bilingual } from '#contract/common.ts'
import { isWithin, levelBelow, levelOf, levels, regionAt } from '#contract/levels.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { ActorPost } from '#server/cases/actor.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Town } from './town.ts'

export interface Place {
  code: string
  name: Bilingual
}

/**
 * The place whose sums are shown: the one asked for, else the widest of one's posts of these roles.
 * @returns the code, and the widest place that holds it
 * @throws Problem not-permitted
 */
export function shownPlace(
  posts: readonly ActorPost[],
  roles: readonly StaffRole[],
  asked: string | undefined,
): { region: string; widest: string } {
  const places = posts
    .filter(({ role }) => roles.includes(role))
    .map(({ regionCode }) => regionCode)
    .toSorted((a, b) => a.length - b.length)
  const widest = places.find((place) => asked === undefined || isWithin(asked, place))
  if (widest === undefined)
    throw new Problem('not-permitted', {
      detail: '不在您的区划之内 (outside your region)',
    })
  return { region: asked ?? widest, widest }
}

export const namedPlace = (town: Town, code: string): Place => ({
  code,
  name: town.regionName(code),
})

/** One level down, by code; none below a grid. */
export function placesBelow(town: Town, region: string): Place[] {
  const level = levelBelow(levelOf(region))
  if (level === undefined) return []
  const places = level === 'GRID' ? town.grids : town.regions.filter((one) => one.level === level)
  return places
    .filter(({ code }) => isWithin(code, region))
    .map(({ code }) => namedPlace(town, code))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

/** From the widest place down to the one above the region. */
export function placesAbove(town: Town, region: string, widest: string): Place[] {
  return levels
    .toReversed()
    .map((level) => regionAt(region, level))
    .filter((code) => code.length >= widest.length && code.length < region.length)
    .map((code) => namedPlace(town, code))
}
