import { randomUUID } from 'node:crypto'
import { systemActor } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { system } from '#server/platform/db.ts'
import { staffActor } from '#server/town/people.ts'
import { type Clerk, callNext, changeTicket, sitDown } from './commands.ts'
import { issueTicket } from './issue.ts'
import { ticketDay, windowCount } from './rules.ts'

/** The hall of the demo's clerk (chuangkou), who finds window 1 free. */
export const demoHall = 'H-620902'
const minute = 60_000

/** Minutes ago, kind, priority: a morning as it might be. */
const taken: readonly [ago: number, kind: string, priority?: true][] = [
  [41, 'MATTER'],
  [38, 'PICKUP'],
  [29, 'MATTER'],
  [24, 'DISPUTE'],
  [21, 'MATTER'],
  [16, 'SUPPLEMENT'],
  [12, 'MATTER'],
  [9, 'DISPUTE'],
  [6, 'MATTER', true],
  [4, 'PICKUP'],
  [2, 'MATTER'],
]
const colleagues: readonly [login: string, window: number, ago: number, begun: boolean][] = [
  ['window-620902-2', 2, 18, true],
  ['window-620902-3', 3, 1, false],
]

/** A fresh demo shows a living hall: people wait, two colleagues are at work. Once a day. */
export async function seedDemoQueue(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now()
  const at = (ago: number): Ctx => ({
    ...ctx,
    clock: { now: () => new Date(now.getTime() - ago * minute) },
  })
  const today = (ago: number) => ticketDay(at(ago).clock.now()) === ticketDay(now)
  const hall = ctx.town().hall(demoHall)
  if (!hall || (await hasTickets(ctx, ticketDay(now)))) return
  // Just after midnight the morning has not begun.
  for (const [ago, kind, priority = false] of taken.filter(([minutes]) => today(minutes)))
    await issueTicket(at(ago), systemActor, {
      hallCode: demoHall,
      kind,
      priority,
      clientKey: randomUUID(),
    })
  for (const [login, number, ago, begun] of colleagues.filter(([, , minutes]) => today(minutes))) {
    const clerk = await ctx.db.run(system, (sql) => staffActor(sql, ctx.seal, { login }))
    // A town begun by an earlier program may lack the windows, and is left as it is.
    const hasWindow = number <= windowCount(hall)
    if (clerk?.kind !== 'staff' || !hasWindow) continue
    await serve(at(ago), clerk, number, begun)
  }
}

async function serve(ctx: Ctx, clerk: Clerk, number: number, begun: boolean): Promise<void> {
  await sitDown(ctx, clerk, { hallCode: demoHall, number })
  const ticket = await callNext(ctx, clerk, { hallCode: demoHall, number })
  if (ticket && begun) await changeTicket(ctx, clerk, { id: ticket.id, command: 'start' })
}

async function hasTickets(ctx: Ctx, day: string): Promise<boolean> {
  const rows = await ctx.db.run(system, (sql) =>
    sql.query('select from tickets where hall_code = $1 and day = $2 limit 1', [demoHall, day]),
  )
  return rows.length > 0
}
