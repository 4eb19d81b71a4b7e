import type { StaffRole } from '#contract/roles.ts'
import type { Hall } from '#contract/town.ts'
import type { ActorPost } from '#server/cases/actor.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Town } from '#server/town/town.ts'

/** @throws Problem not-found */
export function hallOf(town: Town, code: string): Hall {
  const hall = town.halls.find((each) => each.code === code)
  if (!hall) throw new Problem('not-found')
  return hall
}

/** The post by which one of these roles acts in the hall: the hall lies in the post's region. */
export function postAtHall(
  posts: readonly ActorPost[],
  hall: { regionCode: string },
  roles: readonly StaffRole[],
): ActorPost | undefined {
  return posts.find(
    (post) => roles.includes(post.role) && hall.regionCode.startsWith(post.regionCode),
  )
}

/** @throws Problem not-permitted */
export function demandPostAtHall(...asked: Parameters<typeof postAtHall>): ActorPost {
  const post = postAtHall(...asked)
  if (!post) throw new Problem('not-permitted')
  return post
}
