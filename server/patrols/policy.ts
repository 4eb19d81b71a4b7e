import { isWithin } from '#contract/levels.ts'
import { coverageRoles, patrolRoles } from '#contract/patrol-words.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { ActorPost } from '#server/cases/actor.ts'
import { Problem } from '#server/platform/problem.ts'

const isOneOf = (roles: readonly StaffRole[], { role }: ActorPost) => roles.includes(role)

/** A grid is patrolled by its own people and its leader; a village's route by whoever works in it. */
export function mayPatrol(posts: readonly ActorPost[], regionCode: string): boolean {
  return posts.some(
    (post) =>
      isOneOf(patrolRoles, post) &&
      (isWithin(regionCode, post.regionCode) || isWithin(post.regionCode, regionCode)),
  )
}

/**
 * The place whose coverage is shown: the one asked for, else the widest of one's posts.
 * @returns the code, and the widest place that holds it
 * @throws Problem not-permitted
 */
export function coveragePlace(
  posts: readonly ActorPost[],
  asked: string | undefined,
): { region: string; widest: string } {
  const places = posts
    .filter((post) => isOneOf(coverageRoles, post))
    .map((post) => post.regionCode)
    .toSorted((a, b) => a.length - b.length)
  const widest = places.find((place) => asked === undefined || isWithin(asked, place))
  if (widest === undefined)
    throw new Problem('not-permitted', {
      detail: '不在您的区划之内 (outside your region)',
    })
  return { region: asked ?? widest, widest }
}
