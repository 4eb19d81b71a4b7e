import { mostWaiting } from '#contract/hall.ts'
import type { Hall, TicketKind } from '#contract/town.ts'
import type { Actor } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { isUniqueViolation, type Sql, system } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import { random } from '#server/platform/random.ts'
import { hallOf, permitHall } from '../policy.ts'
import { kindsIn, placeOf, ticketDay, ticketNumber } from './rules.ts'
import * as store from './store.ts'

export interface IssueWish {
  hallCode: string
  kind: string
  /** The same key is the same ticket, however often it is asked for. */
  clientKey: string
  priority?: boolean
  /** An appointment becomes one ticket, when the person arrives. */
  appointmentId?: string
  /** The instant by which the ticket stands in the queue; absent: that of its taking. */
  placeAt?: Date
}

/**
 * Gives a number: at the kiosk (system), or by whoever serves in the hall.
 * @throws Problem not-found, invalid, not-permitted, key-reused, guard-failed when too many wait
 */
export async function issueTicket(ctx: Ctx, actor: Actor, wish: IssueWish): Promise<store.Ticket> {
  const hall = hallOf(ctx.town(), wish.hallCode)
  if (actor.kind !== 'system') permitHall(actor, hall, 'serve')
  const kind = kindOf(ctx, hall, wish.kind)
  const attempt = () => ctx.db.transaction(system, (tx) => issueWithin(ctx, tx, hall, kind, wish))
  try {
    return await attempt()
  } catch (error) {
    // The same wish twice in the same moment: by now the first has been granted.
    if (!isUniqueViolation(error)) throw error
    return attempt()
  }
}

async function issueWithin(
  ctx: Ctx,
  tx: Sql,
  hall: Hall,
  kind: TicketKind,
  wish: IssueWish,
): Promise<store.Ticket> {
  const earlier = await store.ticketByKey(tx, wish.clientKey)
  if (earlier) {
    if (earlier.hallCode !== hall.code || earlier.kind !== kind.code)
      throw new Problem('key-reused')
    return earlier
  }
  const now = ctx.clock.now()
  const at = hallDay(hall, now)
  await refuseWhenFull(tx, at)
  const serial = await store.takeSerial(tx, at, kind.prefix)
  const ticket = await store.addTicket(
    tx,
    {
      ...at,
      id: uuidv7(now),
      regionCode: hall.regionCode,
      number: ticketNumber(kind.prefix, serial),
      kind: kind.code,
      priority: wish.priority ?? false,
      takenAt: now,
      placeAt: placeOf(wish.placeAt ?? now, wish.priority ?? false, kind),
      appointmentId: wish.appointmentId ?? null,
      token: random(16).toString('base64url'),
    },
    wish.clientKey,
  )
  await store.tellHall(tx, hall.code)
  return ticket
}

async function refuseWhenFull(tx: Sql, at: store.HallDay): Promise<void> {
  const waiting = await store.waitingTickets(tx, at, mostWaiting)
  if (waiting.length < mostWaiting) return
  const reason = {
    zh: '等候人数已满，请稍后再来或到服务台',
    en: 'Too many are waiting: come later or ask at the desk',
  }
  throw new Problem('guard-failed', { detail: reason.zh, extensions: { reason } })
}

/** @throws Problem invalid */
export function kindOf(ctx: Pick<Ctx, 'town'>, hall: Hall, code: string): TicketKind {
  const kind = kindsIn(hall.code, ctx.town().ticketKinds).find((one) => one.code === code)
  if (!kind)
    throw new Problem('invalid', {
      errors: [{ pointer: '/kind', detail: '没有这个取号事项 (no such ticket kind)' }],
    })
  return kind
}

export function hallDay(hall: Pick<Hall, 'code' | 'regionCode'>, now: Date): store.HallDay {
  // A hall of the city itself is kept under the city's code: four digits are its own county.
  return { countyCode: hall.regionCode.slice(0, 6), hallCode: hall.code, day: ticketDay(now) }
}
