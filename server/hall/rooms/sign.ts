import type { DoorSign, HallRoom } from '#contract/rooms.ts'
import type { Hall } from '#contract/town.ts'
import type { Booking } from './store.ts'

/** What hangs at the door: when the room is taken today, never by whom or what for. */
export function doorSign(
  hall: Pick<Hall, 'name'>,
  room: HallRoom,
  bookings: readonly Pick<Booking, 'roomCode' | 'startsAt' | 'endsAt' | 'cancelledAt'>[],
  now: Date,
): DoorSign {
  const today = bookings.filter(
    ({ roomCode, cancelledAt }) => roomCode === room.code && cancelledAt === null,
  )
  const next = today.find(({ endsAt }) => endsAt > now)
  const taken = next !== undefined && next.startsAt <= now
  const until = taken ? next.endsAt : next?.startsAt
  return {
    hall: hall.name,
    room,
    taken,
    ...(until ? { until: until.toISOString() } : {}),
    today: today.map(({ startsAt, endsAt }) => ({
      start: startsAt.toISOString(),
      end: endsAt.toISOString(),
    })),
    now: now.toISOString(),
  }
}
