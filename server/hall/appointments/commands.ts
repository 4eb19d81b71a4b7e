import { type MakeAppointment, receivingRoles } from '#contract/appointments.ts'
import type { Hall } from '#contract/town.ts'
import type { Actor } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { isUniqueViolation, type Sql, system } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Seal } from '#server/platform/seal.ts'
import { dayOf } from '#server/town/calendar/days.ts'
import { hallOf, postAtHall } from '../policy.ts'
import { issueTicket, kindOf } from '../queue/issue.ts'
import { capacityOf, isOffered } from './rules.ts'
import * as store from './store.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** The code of an appointment: derived, so that the same request sent twice has the same answer. */
export function codeOf(seal: Seal, id: string): string {
  const number = seal.key(`appointment:${id}`).readBigUInt64BE(0) % 10_000_000_000n
  return String(number).padStart(10, '0')
}
export const codeKey = (seal: Seal, code: string) => seal.key(`appointment code:${code}`)

/**
 * Takes a place in a half hour, for oneself or, by staff, for somebody who stands there.
 * @throws Problem not-found, invalid, key-reused, or guard-failed when it is full
 */
export async function makeAppointment(
  ctx: Ctx,
  actor: Staff | null,
  hallCode: string,
  wish: MakeAppointment,
): Promise<store.Appointment> {
  const hall = hallOf(ctx.town(), hallCode)
  kindOf(ctx, hall, wish.kind)
  const start = new Date(wish.start)
  const attempt = () =>
    ctx.db.transaction(system, async (tx) => {
      const before = await store.appointmentByKey(tx, wish.clientKey)
      if (before) return same(before, hallCode, wish)
      await demandPlace(ctx, tx, hall, start)
      const now = ctx.clock.now()
      const id = uuidv7(now)
      return store.addAppointment(
        tx,
        {
          id,
          countyCode: hall.regionCode.slice(0, 6),
          regionCode: hall.regionCode,
          hallCode,
          kind: wish.kind,
          startsAt: start,
          codeKey: codeKey(ctx.seal, codeOf(ctx.seal, id)),
          phoneSealed: wish.phone ? ctx.seal.seal(wish.phone) : null,
          madeBy: actor?.personId ?? null,
          clientKey: wish.clientKey,
        },
        now,
      )
    })
  try {
    return await attempt()
  } catch (error) {
    if (!isUniqueViolation(error, 'appointments_client_key')) throw error
    return attempt()
  }
}

/** Another half hour, by the holder of the code. @throws as makeAppointment, stale-version, wrong-state */
export async function moveAppointment(
  ctx: Ctx,
  code: string,
  { version, start }: { version: number; start: string },
): Promise<store.Appointment> {
  return byCode(ctx, code, version, async (tx, appointment) => {
    const to = new Date(start)
    if (to.getTime() === appointment.startsAt.getTime()) return appointment
    await demandPlace(ctx, tx, hallOf(ctx.town(), appointment.hallCode), to)
    return store.changeAppointment(tx, appointment, { start: to })
  })
}

/** @throws Problem not-found, stale-version, wrong-state */
export async function cancelAppointment(
  ctx: Ctx,
  code: string,
  version: number,
): Promise<store.Appointment> {
  return byCode(ctx, code, version, (tx, appointment) =>
    store.changeAppointment(tx, appointment, { state: 'CANCELLED' }),
  )
}

/**
 * The person is here: a ticket that stands in the queue by the time of the appointment, not by that of
 * coming. Also for who was noted as absent and came later that day.
 * @throws Problem not-found, stale-version, wrong-state
 */
export async function arrive(
  ctx: Ctx,
  actor: Staff,
  id: string,
  version: number,
): Promise<store.Appointment> {
  const { appointment } = await atHall(ctx, actor, id, version, ['BOOKED', 'NO_SHOW'])
  // One appointment is one ticket: its id is the ticket's key, whatever fails in between.
  const ticket = await issueTicket(ctx, actor, {
    hallCode: appointment.hallCode,
    kind: appointment.kind,
    clientKey: id,
    appointmentId: id,
    placeAt: appointment.startsAt,
  })
  return ctx.db.transaction(system, async (tx) => {
    const locked = await demand(tx, id, version)
    return store.changeAppointment(tx, locked, { state: 'ARRIVED', ticket })
  })
}

/** Noted for the hall's own figures; nobody is punished for it. @throws as arrive */
export async function noteAbsence(
  ctx: Ctx,
  actor: Staff,
  id: string,
  version: number,
): Promise<store.Appointment> {
  await atHall(ctx, actor, id, version, ['BOOKED'])
  return ctx.db.transaction(system, async (tx) =>
    store.changeAppointment(tx, await demand(tx, id, version), { state: 'NO_SHOW' }),
  )
}

async function atHall(
  ctx: Ctx,
  actor: Staff,
  id: string,
  version: number,
  states: readonly store.Appointment['state'][],
) {
  const appointment = await ctx.db.transaction(system, (tx) => store.lockById(tx, id))
  if (!appointment || !postAtHall(actor.posts, appointment, receivingRoles))
    throw new Problem('not-found')
  demandVersion(appointment, version)
  const sameDay = dayOf(appointment.startsAt.getTime()) === dayOf(ctx.clock.now().getTime())
  if (!sameDay || !states.includes(appointment.state)) throw new Problem('wrong-state')
  return { appointment }
}

async function demand(tx: Sql, id: string, version: number): Promise<store.Appointment> {
  const locked = await store.lockById(tx, id)
  if (!locked) throw new Problem('not-found')
  demandVersion(locked, version)
  return locked
}

async function byCode(
  ctx: Ctx,
  code: string,
  version: number,
  write: (tx: Sql, appointment: store.Appointment) => Promise<store.Appointment>,
): Promise<store.Appointment> {
  return ctx.db.transaction(system, async (tx) => {
    const appointment = await store.lockByCode(tx, codeKey(ctx.seal, code))
    if (!appointment) throw new Problem('not-found')
    demandVersion(appointment, version)
    if (appointment.state !== 'BOOKED') throw new Problem('wrong-state')
    return write(tx, appointment)
  })
}

function demandVersion(appointment: store.Appointment, version: number): void {
  if (appointment.version !== version)
    throw new Problem('stale-version', {
      extensions: { current: { version: appointment.version } },
    })
}

async function demandPlace(ctx: Ctx, tx: Sql, hall: Hall, start: Date): Promise<void> {
  if (!isOffered(ctx.town().calendar, start, ctx.clock.now()))
    throw new Problem('invalid', {
      errors: [{ pointer: '/start', detail: '这个时段不能预约 (not a time to be chosen)' }],
    })
  await store.lockSlot(tx, hall.code, start)
  const taken = (await store.takenOf(tx, hall.code, start, start)).get(start.getTime()) ?? 0
  if (taken < capacityOf(hall)) return
  const reason = { zh: '这个时段已约满', en: 'That half hour is full' }
  throw new Problem('guard-failed', {
    detail: reason.zh,
    extensions: { guard: 'placeFree', reason },
  })
}

function same(
  before: store.Appointment,
  hallCode: string,
  wish: MakeAppointment,
): store.Appointment {
  // Moved since is still the same appointment; another hall or kind is another wish.
  if (before.hallCode !== hallCode || before.kind !== wish.kind) throw new Problem('key-reused')
  return before
}
