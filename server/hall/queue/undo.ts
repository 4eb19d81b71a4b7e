import { scopeOf } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { Problem } from '#server/platform/problem.ts'
import { hallOf, permitHall } from '../policy.ts'
import { type Clerk, mySeat } from './commands.ts'
import { hallDay } from './issue.ts'
import { undone } from './rules.ts'
import * as seats from './seats.ts'
import * as store from './store.ts'

/**
 * Takes back "served" or "nobody came": the ticket is at my window again, as it was. Pressed twice it
 * is there once.
 * @throws Problem not-found, not-permitted, wrong-state, guard-failed when the window has another
 */
export async function undoTicket(ctx: Ctx, clerk: Clerk, id: string): Promise<store.Ticket> {
  const now = ctx.clock.now()
  return ctx.db.transaction(scopeOf(clerk), async (tx) => {
    const ticket = await store.lockTicket(tx, id)
    if (!ticket) throw new Problem('not-found')
    const hall = hallOf(ctx.town(), ticket.hallCode)
    permitHall(clerk, hall, 'serve')
    const at = hallDay(hall, now)
    const number = ticket.lastStep?.before.window ?? ticket.window
    if (number === null) return undone(ticket, clerk.personId, now)
    await seats.lockSeat(tx, await mySeat(tx, clerk, at, number))
    const held = await store.ticketAtWindow(tx, at, number)
    if (held?.id === ticket.id) return ticket
    const back = undone(ticket, clerk.personId, now)
    if (held) throw occupied(held.number)
    await store.updateTicket(tx, back)
    await store.tellHall(tx, hall.code)
    return back
  })
}

function occupied(number: string): Problem {
  const reason = {
    zh: `您的窗口已有 ${number} 号，先办完再撤回`,
    en: `Your window has number ${number}: finish it first`,
  }
  return new Problem('guard-failed', { detail: reason.zh, extensions: { reason } })
}
