import { bookingRoles } from '#contract/roles.ts'
import type { BookingView, HallView } from '#contract/rooms.ts'
import type { Hall } from '#contract/town.ts'
import type { ActorPost } from '#server/cases/actor.ts'
import type { Case } from '#server/cases/case.ts'
import type { Town } from '#server/town/town.ts'
import { postAtHall } from '../policy.ts'
import { mayChange } from './policy.ts'
import type { Booking } from './store.ts'

export const hallView = ({ code, name, regionCode, centre, lng, lat, rooms }: Hall): HallView => ({
  code,
  name,
  regionCode,
  centre,
  lng,
  lat,
  rooms,
})

/**
 * That a room is taken everyone in the hall sees; for what, and for which matter, those who see the
 * matter. Without a matter the purpose speaks of nobody.
 * @param seen the matters that the actor sees, by id
 */
export function bookingView(
  booking: Booking,
  actor: { posts: readonly ActorPost[] },
  hall: Hall,
  town: Town,
  seen: ReadonlyMap<string, Case>,
): BookingView {
  const caseFile = booking.caseId ? seen.get(booking.caseId) : undefined
  const open = booking.caseId === null || caseFile !== undefined
  return {
    id: booking.id,
    version: booking.version,
    room: booking.roomCode,
    start: booking.startsAt.toISOString(),
    end: booking.endsAt.toISOString(),
    cancelled: booking.cancelledAt !== null,
    ...(open ? { purpose: booking.purpose } : {}),
    ...(caseFile
      ? { case: { id: caseFile.id, caseCode: caseFile.caseCode, title: caseFile.title } }
      : {}),
    unit: { code: booking.unitCode, name: town.unitName(booking.unitCode) },
    mayChange: mayChange(actor, hall, booking),
  }
}

export const mayBook = (actor: { posts: readonly ActorPost[] }, hall: Hall) =>
  postAtHall(actor.posts, hall, bookingRoles) !== undefined
