import type { Bilingual } from '#contract/common.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { Hall } from '#contract/town.ts'
import type { Actor } from '#server/cases/actor.ts'
import { Problem } from '#server/platform/problem.ts'

/** A village's hall is often one table, and whoever dispatches there sits at it. */
const serving: readonly StaffRole[] = ['HALL_CLERK', 'DISPATCHER']
const overseeing: readonly StaffRole[] = [...serving, 'SUPERVISOR', 'LEADER']

const holds = (actor: Actor, roles: readonly StaffRole[], hall: Pick<Hall, 'regionCode'>) =>
  actor.kind === 'staff' &&
  actor.posts.some(
    (post) => roles.includes(post.role) && hall.regionCode.startsWith(post.regionCode),
  )

/** A clerk serves the halls of the post's own region and of all below it. */
export function servesHall(actor: Actor, hall: Pick<Hall, 'regionCode'>): boolean {
  return holds(actor, serving, hall)
}

/** Figures and the state of the queue, without a seat at a window. */
export function overseesHall(actor: Actor, hall: Pick<Hall, 'regionCode'>): boolean {
  return holds(actor, overseeing, hall)
}

const why: Record<'serve' | 'oversee', Bilingual> = {
  serve: { zh: '您的岗位不在这个大厅办理', en: 'Your posts do not serve in this hall' },
  oversee: { zh: '这个大厅不在您的范围内', en: 'This hall is not within your region' },
}

/** @throws Problem not-permitted with the reason */
export function permitHall(
  actor: Actor,
  hall: Pick<Hall, 'regionCode'>,
  wish: 'serve' | 'oversee',
): void {
  if (wish === 'serve' ? servesHall(actor, hall) : overseesHall(actor, hall)) return
  throw new Problem('not-permitted', { detail: why[wish].zh, extensions: { reason: why[wish] } })
}
