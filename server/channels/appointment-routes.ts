import Type from 'typebox'
import {
  AppointmentCode,
  AppointmentStep,
  AppointmentView,
  HallAppointments,
  MakeAppointment,
  MoveAppointment,
  receivingRoles,
  Slots,
} from '#contract/appointments.ts'
import { Id } from '#contract/common.ts'
import type { Ctx } from '#server/ctx.ts'
import {
  arrive,
  cancelAppointment,
  codeKey,
  makeAppointment,
  moveAppointment,
  noteAbsence,
} from '#server/hall/appointments/commands.ts'
import { capacityOf, isOffered, slotsOf } from '#server/hall/appointments/rules.ts'
import { appointmentsOf, lockByCode, takenOf } from '#server/hall/appointments/store.ts'
import { appointmentView, hallAppointment } from '#server/hall/appointments/view.ts'
import { demandPostAtHall, hallOf } from '#server/hall/policy.ts'
import { kindsIn } from '#server/hall/queue/rules.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { limits } from '#server/http/limits.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { parseDate, startOfDay } from '#server/town/calendar/days.ts'
import { HallParams } from './rooms-routes.ts'

const tags = ['appointments']
const CodeParams = Type.Object({ code: AppointmentCode })
const DayQuery = Type.Object({ date: Type.String({ format: 'date' }) })
/** Taken on arrival, by the desk, and not to be chosen before. */
const forArrivals = 'APPOINTMENT'

/** Appointments: choosing, keeping by code, and the hall's day. */
export function appointmentRoutes(app: App, ctx: Ctx): void {
  const guarded = { who: 'public', rateLimit: limits(ctx.config).progress } as const
  const view = (appointment: Parameters<typeof appointmentView>[0]) =>
    appointmentView(appointment, ctx.town(), ctx.seal)

  app.get(
    '/api/hall/:code/slots',
    {
      schema: {
        summary: 'Half hours of a day and how many places are free',
        tags,
        params: HallParams,
        querystring: DayQuery,
        response: { 200: Slots },
      },
      config: { who: 'public' },
    },
    async (request) => {
      const town = ctx.town()
      const hall = hallOf(town, request.params.code)
      const now = ctx.clock.now()
      const starts = slotsOf(town.calendar, request.query.date).filter((start) =>
        isOffered(town.calendar, start, now),
      )
      const [first, last] = [starts[0], starts.at(-1)]
      const taken =
        first && last
          ? await ctx.db.run(system, (sql) => takenOf(sql, hall.code, first, last))
          : new Map<number, number>()
      return {
        hall: { code: hall.code, name: hall.name },
        kinds: kindsIn(hall.code, town.ticketKinds)
          .filter(({ code }) => code !== forArrivals)
          .map(({ code, name }) => ({ code, name })),
        slots: starts.map((start) => ({
          start: start.toISOString(),
          free: Math.max(0, capacityOf(hall) - (taken.get(start.getTime()) ?? 0)),
        })),
      }
    },
  )

  app.post(
    '/api/hall/:code/appointments',
    {
      schema: {
        summary: 'Take a half hour; the answer has the code to come with',
        tags,
        params: HallParams,
        body: MakeAppointment,
        response: { 201: AppointmentView },
      },
      config: { who: 'public', rateLimit: limits(ctx.config).intake },
    },
    async (request, reply) => {
      const actor = request.actor?.kind === 'staff' ? request.actor : null
      const made = await makeAppointment(ctx, actor, request.params.code, request.body)
      return reply.code(201).send(view(made))
    },
  )

  app.get(
    '/api/appointments/:code',
    {
      schema: {
        summary: 'An appointment, for whoever holds its code',
        tags,
        params: CodeParams,
        response: { 200: AppointmentView },
      },
      config: guarded,
    },
    async (request) => {
      const found = await ctx.db.transaction(system, (tx) =>
        lockByCode(tx, codeKey(ctx.seal, request.params.code)),
      )
      if (!found) throw new Problem('not-found')
      return view(found)
    },
  )

  app.put(
    '/api/appointments/:code',
    {
      schema: {
        summary: 'Another half hour',
        tags,
        params: CodeParams,
        body: MoveAppointment,
        response: { 200: AppointmentView },
      },
      config: guarded,
    },
    async (request) => view(await moveAppointment(ctx, request.params.code, request.body)),
  )

  app.delete(
    '/api/appointments/:code',
    {
      schema: {
        summary: 'Not coming',
        tags,
        params: CodeParams,
        querystring: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
        response: { 200: AppointmentView },
      },
      config: guarded,
    },
    async (request) => {
      const { code } = request.params
      return view(await cancelAppointment(ctx, code, request.query.version))
    },
  )

  app.get(
    '/api/hall/:code/appointments',
    {
      schema: {
        summary: "A day's appointments, for the hall",
        tags,
        params: HallParams,
        querystring: DayQuery,
        response: { 200: HallAppointments },
      },
      config: { who: receivingRoles },
    },
    async (request) => {
      const town = ctx.town()
      const hall = hallOf(town, request.params.code)
      demandPostAtHall(staffOf(request).posts, hall, receivingRoles)
      const day = parseDate(request.query.date)
      if (day === undefined) throw new Problem('invalid')
      const [from, to] = [new Date(startOfDay(day)), new Date(startOfDay(day + 1))]
      const rows = await ctx.db.run(system, (sql) => appointmentsOf(sql, hall.code, from, to))
      return rows.map((row) => hallAppointment(row, town, ctx.seal))
    },
  )

  for (const [noun, summary, step] of [
    ['arrival', 'Here: it becomes a ticket', arrive],
    ['absence', 'Did not come', noteAbsence],
  ] as const)
    app.post(
      `/api/hall-appointments/:id/${noun}`,
      {
        schema: {
          summary,
          tags,
          params: Type.Object({ id: Id }),
          body: AppointmentStep,
          response: { 200: HallAppointments.items },
        },
        config: { who: receivingRoles },
      },
      async (request) => {
        const { id } = request.params as { id: string }
        const { version } = request.body as { version: number }
        const after = await step(ctx, staffOf(request), id, version)
        return hallAppointment(after, ctx.town(), ctx.seal)
      },
    )
}
