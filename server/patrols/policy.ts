import { isWithin } from '#contract/levels.ts'
import { patrolRoles } from '#contract/patrol-words.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { ActorPost } from '#server/cases/actor.ts'

const isOneOf = (roles: readonly StaffRole[], { role }: ActorPost) => roles.includes(role)

/** A grid is patrolled by its own people and its leader; a village's route by whoever works in it. */
export function mayPatrol(posts: readonly ActorPost[], regionCode: string): boolean {
  return posts.some(
    (post) =>
      isOneOf(patrolRoles, post) &&
      (isWithin(regionCode, post.regionCode) || isWithin(post.regionCode, regionCode)),
  )
}
