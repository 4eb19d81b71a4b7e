import { bookingRoles } from '#contract/roles.ts'
import type { BookRoom, MoveBooking } from '#contract/rooms.ts'
import type { Hall } from '#contract/town.ts'
import { type ActorPost, scopeOf } from '#server/cases/actor.ts'
import { findCase } from '#server/cases/store.ts'
import type { Ctx } from '#server/ctx.ts'
import { writeAudit } from '#server/platform/audit.ts'
import { isExclusionViolation, isUniqueViolation, system } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import { demandPostAtHall, hallOf } from '../policy.ts'
import { tellHall } from '../queue/store.ts'
import { mayChange } from './policy.ts'
import { type Slot, slotFaults } from './rules.ts'
import * as store from './store.ts'

interface Staff {
  kind: 'staff'
  personId: string
  name: string
  posts: readonly ActorPost[]
}

/**
 * Books a room; the same key again is the same booking.
 * @throws Problem not-found, not-permitted, invalid, key-reused, or guard-failed naming the time taken
 */
export async function bookRoom(
  ctx: Ctx,
  actor: Staff,
  hallCode: string,
  wish: BookRoom,
): Promise<store.Booking> {
  const hall = hallOf(ctx.town(), hallCode)
  const post = demandPostAtHall(actor.posts, hall, bookingRoles)
  const slot = slotOf(wish)
  const before = await earlier(ctx, actor, hall, wish, slot)
  if (before) return before
  demandGood(ctx, hall, slot)
  const id = uuidv7(ctx.clock.now())
  return whereFree(ctx, hall, id, slot, () =>
    ctx.db.transaction(scopeOf(actor), async (tx) => {
      if (wish.caseId && !(await findCase(tx, wish.caseId)))
        throw new Problem('invalid', {
          errors: [{ pointer: '/caseId', detail: '没有找到这个事项 (no such matter)' }],
        })
      await tx.asSystem()
      await store.lockRooms(tx, hallCode)
      const at = ctx.clock.now()
      const booking = await store.addBooking(
        tx,
        {
          id,
          countyCode: hall.regionCode.slice(0, 6),
          regionCode: hall.regionCode,
          hallCode,
          roomCode: slot.room,
          startsAt: slot.start,
          endsAt: slot.end,
          purpose: wish.purpose,
          caseId: wish.caseId ?? null,
          unitCode: post.unitCode,
          bookedBy: actor.personId,
          clientKey: wish.clientKey,
        },
        at,
      )
      await writeAudit(tx, {
        at,
        personId: actor.personId,
        action: 'room.booked',
        data: told(booking),
      })
      await tellHall(tx, hallCode)
      return booking
    }),
  ).catch(async (error: unknown) => {
    // The same key at the same moment: the first one is the answer to both.
    const twin =
      isUniqueViolation(error, 'room_bookings_client_key') || isTaken(error)
        ? await earlier(ctx, actor, hall, wish, slot)
        : undefined
    if (twin) return twin
    throw error
  })
}

/** @throws Problem not-found, not-permitted, wrong-state, stale-version, invalid, guard-failed */
export async function moveBooking(
  ctx: Ctx,
  actor: Staff,
  id: string,
  move: MoveBooking,
): Promise<store.Booking> {
  const slot = slotOf(move)
  return change(ctx, actor, id, move.version, 'room.moved', slot, (tx, booking) => {
    if (booking.cancelledAt) throw new Problem('wrong-state')
    return store.moveTo(tx, booking, slot)
  })
}

/** @throws Problem not-found, not-permitted, wrong-state, stale-version */
export async function cancelBooking(
  ctx: Ctx,
  actor: Staff,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<store.Booking> {
  return change(ctx, actor, id, version, 'room.cancelled', undefined, (tx, booking) => {
    if (booking.cancelledAt) throw new Problem('wrong-state')
    return store.setCancelled(tx, booking, { at: ctx.clock.now(), by: actor.personId, reason })
  })
}

/** Takes a cancel back while the room is still free. @throws as moveBooking */
export async function restoreBooking(
  ctx: Ctx,
  actor: Staff,
  id: string,
  version: number,
): Promise<store.Booking> {
  return change(ctx, actor, id, version, 'room.restored', 'AS_IT_WAS', (tx, booking) => {
    if (!booking.cancelledAt) throw new Problem('wrong-state')
    return store.setCancelled(tx, booking, null)
  })
}

type Change = (
  tx: Parameters<typeof store.lockBooking>[0],
  booking: store.Booking,
) => Promise<store.Booking>

/** lock -> permit -> decide -> write; `slot` is where it will stand, undefined where it frees the room. */
async function change(
  ctx: Ctx,
  actor: Staff,
  id: string,
  version: number,
  action: string,
  slot: Slot | 'AS_IT_WAS' | undefined,
  write: Change,
): Promise<store.Booking> {
  const known = await ctx.db.run(system, (sql) => store.bookingById(sql, id))
  if (!known) throw new Problem('not-found')
  const hall = hallOf(ctx.town(), known.hallCode)
  const at = slot === 'AS_IT_WAS' ? standing(known) : slot
  return whereFree(ctx, hall, id, at, () =>
    ctx.db.transaction(system, async (tx) => {
      const booking = await store.lockBooking(tx, id)
      // Whoever has no say in this hall does not learn that there is one.
      if (!booking || !mayChange(actor, hall, booking)) throw new Problem('not-found')
      if (booking.version !== version)
        throw new Problem('stale-version', {
          extensions: { current: { version: booking.version } },
        })
      if (at) {
        demandGood(ctx, hall, at)
        await store.lockRooms(tx, hall.code)
      }
      const after = await write(tx, booking)
      const now = ctx.clock.now()
      await writeAudit(tx, { at: now, personId: actor.personId, action, data: told(after) })
      await tellHall(tx, hall.code)
      return after
    }),
  )
}

const standing = (booking: store.Booking): Slot => ({
  room: booking.roomCode,
  start: booking.startsAt,
  end: booking.endsAt,
})

const slotOf = (wish: { room: string; start: string; end: string }): Slot => ({
  room: wish.room,
  start: new Date(wish.start),
  end: new Date(wish.end),
})

function demandGood(ctx: Ctx, hall: Hall, slot: Slot): void {
  const faults = slotFaults(hall, ctx.town().calendar, slot, ctx.clock.now())
  if (faults.length > 0) throw new Problem('invalid', { errors: faults })
}

async function earlier(
  ctx: Ctx,
  actor: Staff,
  hall: Hall,
  wish: BookRoom,
  slot: Slot,
): Promise<store.Booking | undefined> {
  const known = await ctx.db.run(system, (sql) => store.bookingByKey(sql, wish.clientKey))
  if (!known) return undefined
  const same =
    known.bookedBy === actor.personId &&
    known.hallCode === hall.code &&
    known.roomCode === slot.room &&
    known.startsAt.getTime() === slot.start.getTime() &&
    known.endsAt.getTime() === slot.end.getTime() &&
    known.purpose === wish.purpose
  if (!same) throw new Problem('key-reused')
  return known
}

const isTaken = (error: unknown) =>
  error instanceof Problem && error.extensions.guard === 'roomFree'

/** The database alone decides who was first; the refusal tells when, never for what or for whom. */
async function whereFree(
  ctx: Ctx,
  hall: Hall,
  notId: string,
  slot: Slot | undefined,
  write: () => Promise<store.Booking>,
): Promise<store.Booking> {
  try {
    return await write()
  } catch (error) {
    if (!slot || !isExclusionViolation(error, 'room_bookings_free')) throw error
    const other = await ctx.db.run(system, (sql) =>
      store.bookingInTheWay(sql, { hall: hall.code, ...slot, notId }),
    )
    const time = other ? `${clockOf(other.startsAt)}–${clockOf(other.endsAt)}` : ''
    const reason = { zh: `${time} 已有预订`, en: `Taken ${time}` }
    throw new Problem('guard-failed', {
      detail: reason.zh,
      extensions: { guard: 'roomFree', reason },
    })
  }
}

const clockOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

const told = ({ id, hallCode, roomCode, startsAt, endsAt }: store.Booking) => ({
  id,
  hall: hallCode,
  room: roomCode,
  start: startsAt.toISOString(),
  end: endsAt.toISOString(),
})
