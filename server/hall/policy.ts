import type { Bilingual } from '#contract/common.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { Hall } from '#contract/town.ts'
import type { Actor, ActorPost } from '#server/cases/actor.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Town } from '#server/town/town.ts'

type Place = Pick<Hall, 'regionCode'>
const outside: Bilingual = {
  zh: '这个大厅不在您的范围内',
  en: 'This hall is not within your region',
}

/** @throws Problem not-found */
export function hallOf(town: Pick<Town, 'hall'>, code: string): Hall {
  const hall = town.hall(code)
  if (!hall) throw new Problem('not-found')
  return hall
}

/** The post by which one of these roles acts in the hall: the hall lies in the post's region. */
export function postAtHall(
  posts: readonly ActorPost[],
  hall: Place,
  roles: readonly StaffRole[],
): ActorPost | undefined {
  return posts.find(
    (post) => roles.includes(post.role) && hall.regionCode.startsWith(post.regionCode),
  )
}

/** @throws Problem not-permitted with the reason */
export function demandPostAtHall(...asked: Parameters<typeof postAtHall>): ActorPost {
  const post = postAtHall(...asked)
  if (!post) throw refusal(outside)
  return post
}

/** A village's hall is often one table, and whoever dispatches there sits at it. */
const serving: readonly StaffRole[] = ['HALL_CLERK', 'DISPATCHER']
const overseeing: readonly StaffRole[] = [...serving, 'SUPERVISOR', 'LEADER']

/** A clerk serves the halls of the post's own region and of all below it. */
export const servesHall = (actor: Actor, hall: Place) => holds(actor, hall, serving)

/** Figures and the state of the queue, without a seat at a window. */
export const overseesHall = (actor: Actor, hall: Place) => holds(actor, hall, overseeing)

/** @throws Problem not-permitted with the reason */
export function permitHall(actor: Actor, hall: Place, wish: 'serve' | 'oversee'): void {
  if (wish === 'oversee' && !overseesHall(actor, hall)) throw refusal(outside)
  if (wish === 'serve' && !servesHall(actor, hall))
    throw refusal({
      zh: '您的岗位不在这个大厅办理',
      en: 'Your posts do not serve in this hall',
    })
}

function holds(actor: Actor, hall: Place, roles: readonly StaffRole[]): boolean {
  return actor.kind === 'staff' && postAtHall(actor.posts, hall, roles) !== undefined
}

function refusal(reason: Bilingual): Problem {
  return new Problem('not-permitted', { detail: reason.zh, extensions: { reason } })
}
