import { scopeOf } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Sql } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { hallOf, permitHall } from '../policy.ts'
import type { Clerk } from './commands.ts'
import * as store from './store.ts'

/** Says for which matter the person came. One ticket may bring several: the last is shown. */
export async function linkTicket(tx: Sql, ticketId: string, caseId: string): Promise<store.Ticket> {
  const ticket = await store.lockTicket(tx, ticketId)
  if (!ticket) throw new Problem('not-found')
  if (ticket.caseId === caseId) return ticket
  const linked = { ...ticket, caseId }
  await store.updateTicket(tx, linked)
  await store.tellHall(tx, ticket.hallCode)
  return linked
}

/** Before anything is written for it: the ticket is there, in a hall this clerk serves. @throws Problem */
export async function demandTicket(ctx: Ctx, clerk: Clerk, ticketId: string): Promise<void> {
  const ticket = await ctx.db.run(scopeOf(clerk), (sql) => store.findTicket(sql, ticketId))
  if (!ticket) throw new Problem('not-found')
  permitHall(clerk, hallOf(ctx.town(), ticket.hallCode), 'serve')
}
