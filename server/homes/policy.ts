import { visitRoles } from '#contract/home-words.ts'
import { isWithin } from '#contract/levels.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { ActorPost } from '#server/cases/actor.ts'
import { Problem } from '#server/platform/problem.ts'

const isOneOf = (roles: readonly StaffRole[], { role }: ActorPost) => roles.includes(role)

/** The post by which somebody knocks at doors of a grid. @throws Problem not-permitted */
export function visitingPost<Post extends ActorPost>(posts: readonly Post[], grid: string): Post {
  const post = posts.find((one) => isOneOf(visitRoles, one) && isWithin(grid, one.regionCode))
  if (!post)
    throw new Problem('not-permitted', {
      detail: '不在您的网格内 (not of your grids)',
    })
  return post
}

/** Places of the posts whose homes a phone keeps, as prefixes of grids. */
export const visitedPlaces = (posts: readonly ActorPost[]): string[] =>
  posts.filter((post) => isOneOf(visitRoles, post)).map(({ regionCode }) => regionCode)
