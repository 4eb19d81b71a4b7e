import { placesBack } from '#contract/hall.ts'
import type { Hall } from '#contract/town.ts'
import { type Actor, scopeOf } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Sql } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { hallOf, permitHall } from '../policy.ts'
import { hallDay, kindOf } from './issue.ts'
import {
  afterNoShow,
  kindsIn,
  lastStepOf,
  mayChange,
  placeBehind,
  type TicketCommand,
  ticketDay,
  windowCount,
} from './rules.ts'
import * as seats from './seats.ts'
import * as store from './store.ts'

export type Clerk = Extract<Actor, { kind: 'staff' }>

/**
 * Sits down at a window for today, leaving any other.
 * @throws Problem not-found, not-permitted, invalid, guard-failed when a colleague sits there
 */
export async function sitDown(
  ctx: Ctx,
  clerk: Clerk,
  wish: { hallCode: string; number: number; kinds?: readonly string[]; takeOver?: boolean },
): Promise<void> {
  const hall = hallOf(ctx.town(), wish.hallCode)
  permitHall(clerk, hall, 'serve')
  refuseUnknown(ctx, hall, wish)
  const now = ctx.clock.now()
  const at = { ...hallDay(hall, now), regionCode: hall.regionCode }
  await ctx.db.transaction(scopeOf(clerk), async (tx) => {
    // A seat left behind may be one that this post no longer sees.
    await tx.asSystem()
    const before = await seats.seatOf(tx, clerk.personId, at.day)
    await seats.leaveSeat(tx, clerk.personId)
    const sits = await seats.takeSeat(tx, at, {
      number: wish.number,
      personId: clerk.personId,
      kinds: wish.kinds ?? (before && isAt(before, at, wish.number) ? before.kinds : undefined),
      takeOver: wish.takeOver ?? false,
      now,
    })
    if (!sits) throw taken()
    if (before && before.hallCode !== hall.code) await store.tellHall(tx, before.hallCode)
    await store.tellHall(tx, hall.code)
  })
}

/** Gets up from wherever it is. */
export async function getUp(ctx: Ctx, clerk: Clerk): Promise<void> {
  await ctx.db.transaction({ kind: 'system' }, async (tx) => {
    const seat = await seats.seatOf(tx, clerk.personId, ticketDay(ctx.clock.now()))
    await seats.leaveSeat(tx, clerk.personId)
    if (seat) await store.tellHall(tx, seat.hallCode)
  })
}

/**
 * Calls the next to my window. Pressed twice it calls once: a window holds one ticket at a time.
 * @returns undefined when nobody waits for what the window takes
 * @throws Problem not-found, not-permitted
 */
export async function callNext(
  ctx: Ctx,
  clerk: Clerk,
  wish: { hallCode: string; number: number },
): Promise<store.Ticket | undefined> {
  const hall = hallOf(ctx.town(), wish.hallCode)
  permitHall(clerk, hall, 'serve')
  const now = ctx.clock.now()
  const at = hallDay(hall, now)
  return ctx.db.transaction(scopeOf(clerk), async (tx) => {
    const seat = await mySeat(tx, clerk, at, wish.number)
    await seats.lockSeat(tx, seat)
    const held = await store.ticketAtWindow(tx, at, wish.number)
    if (held) return held
    const called = await store.callFirst(tx, at, {
      window: wish.number,
      kinds: seat.kinds,
      personId: clerk.personId,
      now,
    })
    if (called) await store.tellHall(tx, hall.code)
    return called
  })
}

/** Where a ticket is moved to: one of the two. */
export interface Move {
  kind?: string
  room?: number
}

/**
 * Gives one command to one ticket.
 * @throws Problem not-found, not-permitted, wrong-state, invalid
 */
export async function changeTicket(
  ctx: Ctx,
  clerk: Clerk,
  given: { id: string; command: TicketCommand; move?: Move },
): Promise<store.Ticket> {
  const now = ctx.clock.now()
  return ctx.db.transaction(scopeOf(clerk), async (tx) => {
    const ticket = await store.lockTicket(tx, given.id)
    if (!ticket) throw new Problem('not-found')
    const hall = hallOf(ctx.town(), ticket.hallCode)
    permitHall(clerk, hall, 'serve')
    const at = hallDay(hall, now)
    if (!mayChange(ticket, given.command, at.day)) return ticket
    if (ticket.window !== null) await mySeat(tx, clerk, at, ticket.window)
    const changed =
      given.command === 'move'
        ? moved(ctx, hall, ticket, given.move ?? {}, now)
        : await changes[given.command](tx, at, ticket, now)
    const kept = { ...changed, lastStep: lastStepOf(ticket, given.command, clerk.personId, now) }
    await store.updateTicket(tx, kept)
    await store.tellHall(tx, hall.code)
    return kept
  })
}

type Changed = (
  tx: Sql,
  at: store.HallDay,
  ticket: store.Ticket,
  now: Date,
) => store.Ticket | Promise<store.Ticket>

const changes: Record<Exclude<TicketCommand, 'move'>, Changed> = {
  recall: (_tx, _at, ticket, now) => ({ ...ticket, calls: ticket.calls + 1, calledAt: now }),
  start: (_tx, _at, ticket, now) => ({ ...ticket, state: 'SERVING', startedAt: now }),
  finish: (_tx, _at, ticket, now) => ({ ...ticket, state: 'DONE', endedAt: now }),
  async noShow(tx, at, ticket, now) {
    const state = afterNoShow(ticket.missed)
    const missed = ticket.missed + 1
    if (state === 'NO_SHOW') return { ...ticket, state, missed, endedAt: now }
    const first = await store.waitingTickets(tx, at, placesBack)
    const placeAt = placeBehind(
      ticket.placeAt,
      first.map((other) => other.placeAt),
    )
    return { ...ticket, state, missed, placeAt, window: null }
  },
}

/** Another kind keeps the place by time; a room takes over and is shown on the screen like a window. */
function moved(ctx: Ctx, hall: Hall, ticket: store.Ticket, to: Move, now: Date): store.Ticket {
  if (to.kind !== undefined && to.room === undefined) {
    const { code } = kindOf(ctx, hall, to.kind)
    return { ...ticket, state: 'WAITING', kind: code, window: null }
  }
  if (to.room === undefined || to.kind !== undefined || !hall.rooms[to.room])
    throw new Problem('invalid', {
      errors: [{ pointer: '/room', detail: '请选一个事项或一个室 (one kind or one room)' }],
    })
  const called = { calledAt: now, calls: ticket.calls + 1 }
  return { ...ticket, ...called, state: 'MOVED', room: to.room, window: null, endedAt: now }
}

/** @throws Problem not-permitted: who calls must sit there, or the screen would send people astray */
export async function mySeat(
  tx: Sql,
  clerk: Clerk,
  at: store.HallDay,
  number: number,
): Promise<seats.Seat> {
  const seat = await seats.seatOf(tx, clerk.personId, at.day)
  if (seat && isAt(seat, at, number)) return seat
  const reason = { zh: '您没有坐在这个窗口', en: 'You do not sit at this window' }
  throw new Problem('not-permitted', { detail: reason.zh, extensions: { reason } })
}

const isAt = (seat: seats.Seat, at: store.HallDay, number: number) =>
  seat.hallCode === at.hallCode && seat.number === number

function refuseUnknown(
  ctx: Ctx,
  hall: Hall,
  wish: { number: number; kinds?: readonly string[] },
): void {
  const known = new Set(kindsIn(hall.code, ctx.town().ticketKinds).map((kind) => kind.code))
  const errors = (wish.kinds ?? []).flatMap((code, index) =>
    known.has(code)
      ? []
      : [{ pointer: `/kinds/${index}`, detail: '没有这个取号事项 (no such ticket kind)' }],
  )
  if (wish.number > windowCount(hall))
    errors.push({ pointer: '/number', detail: '没有这个窗口 (no such window)' })
  if (errors.length > 0) throw new Problem('invalid', { errors })
}

function taken(): Problem {
  const reason = { zh: '同事正坐在这个窗口', en: 'A colleague sits at this window' }
  return new Problem('guard-failed', { detail: reason.zh, extensions: { reason } })
}
