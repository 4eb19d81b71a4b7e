import type { StaffRole } from '#contract/roles.ts'
import { bookingRoles } from '#contract/roles.ts'
import type { Hall } from '#contract/town.ts'
import type { ActorPost } from '#server/cases/actor.ts'
import { postAtHall } from '../policy.ts'

/** Who sees what is booked without booking themselves. */
export const lookingRoles = [
  ...bookingRoles,
  'SUPERVISOR',
  'LEADER',
] as const satisfies readonly StaffRole[]

/** The unit that booked it, as long as it books in this hall; else the hall's clerk and its dispatchers. */
export function mayChange(
  actor: { posts: readonly ActorPost[] },
  hall: Hall,
  booking: { unitCode: string },
): boolean {
  const own = actor.posts.filter((post) => post.unitCode === booking.unitCode)
  return (
    postAtHall(own, hall, bookingRoles) !== undefined ||
    postAtHall(actor.posts, hall, ['HALL_CLERK', 'DISPATCHER']) !== undefined
  )
}
