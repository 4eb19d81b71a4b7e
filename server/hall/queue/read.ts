import {
  type HallQueue,
  type HallScreen,
  type MyHalls,
  mostWaiting,
  type TicketView,
} from '#contract/hall.ts'
import type { Hall } from '#contract/town.ts'
import { scopeOf } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Sql, system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { hallOf, permitHall } from '../policy.ts'
import type { Clerk } from './commands.ts'
import { hallDay } from './issue.ts'
import { ticketDay, undoneSince } from './rules.ts'
import * as seats from './seats.ts'
import * as store from './store.ts'
import { myHalls, type QueueState, queueTicket, queueView, screenView, ticketView } from './view.ts'

/** How long the screen still shows who was sent to a room. */
const roomShownMs = 5 * 60_000

async function stateOf(sql: Sql, hall: Hall, now: Date): Promise<QueueState> {
  const at = hallDay(hall, now)
  return {
    waiting: await store.waitingTickets(sql, at, mostWaiting),
    called: await store.calledTickets(sql, at, new Date(now.getTime() - roomShownMs)),
  }
}

/** @throws Problem not-found */
export async function readScreen(ctx: Ctx, hallCode: string): Promise<HallScreen> {
  const hall = hallOf(ctx.town(), hallCode)
  const now = ctx.clock.now()
  const state = await ctx.db.run(system, (sql) => stateOf(sql, hall, now))
  return screenView(ctx.town(), hall, state, now)
}

/** @throws Problem not-found, not-permitted */
export async function readQueue(ctx: Ctx, clerk: Clerk, hallCode: string): Promise<HallQueue> {
  const hall = hallOf(ctx.town(), hallCode)
  permitHall(clerk, hall, 'oversee')
  const now = ctx.clock.now()
  return ctx.db.transaction(scopeOf(clerk), async (tx) => {
    const state = await stateOf(tx, hall, now)
    const at = hallDay(hall, now)
    const ended = await store.lastEnded(tx, at, clerk.personId, undoneSince(now))
    return queueView(
      ctx.town(),
      hall,
      {
        ...state,
        seats: await seats.seatsIn(tx, at),
        served: await store.countServed(tx, at),
        ended,
        caseCodes: await store.caseCodes(
          tx,
          [...state.called, ...(ended ? [ended] : [])].map((ticket) => ticket.caseId),
        ),
      },
      clerk.personId,
      now,
    )
  })
}

export async function readMyHalls(ctx: Ctx, clerk: Clerk): Promise<MyHalls> {
  const seat = await ctx.db.run(scopeOf(clerk), (sql) =>
    seats.seatOf(sql, clerk.personId, ticketDay(ctx.clock.now())),
  )
  return myHalls(ctx.town(), clerk, seat)
}

/** What its holder is shown. @throws Problem not-found */
export async function readTicket(ctx: Ctx, token: string): Promise<TicketView> {
  const ticket = await ctx.db.run(system, (sql) => store.ticketByToken(sql, token))
  if (!ticket) throw new Problem('not-found')
  return followTicket(ctx, ticket)
}

export async function followTicket(ctx: Ctx, ticket: store.Ticket): Promise<TicketView> {
  const ahead =
    ticket.state === 'WAITING'
      ? await ctx.db.run(system, (sql) => store.countAhead(sql, ticket))
      : 0
  const today = ticketDay(ctx.clock.now())
  return ticketView(ctx.town(), hallOf(ctx.town(), ticket.hallCode), ticket, { ahead, today })
}

/** A ticket as the clerk who handles it sees it. */
export async function presentTicket(ctx: Ctx, clerk: Clerk, ticket: store.Ticket) {
  const codes = await ctx.db.run(scopeOf(clerk), (sql) => store.caseCodes(sql, [ticket.caseId]))
  return queueTicket(ctx.town(), ticket, codes)
}
