import Type from 'typebox'
import { Id } from '#contract/common.ts'
import {
  AddDuty,
  CalendarLink,
  ChangeDuty,
  Changed,
  CopyWeek,
  DutyView,
  DutyWeek,
  HereToday,
  MakeCalendarLink,
} from '#contract/stationing.ts'
import type { Ctx } from '#server/ctx.ts'
import { demandPostAtHall, hallOf, postAtHall } from '#server/hall/policy.ts'
import { lookingRoles } from '#server/hall/rooms/policy.ts'
import { hallView } from '#server/hall/rooms/view.ts'
import { calendarText } from '#server/hall/stationing/calendar-text.ts'
import {
  addDuty,
  adoptStationing,
  changeDuty,
  copyDutyWeek,
  editingRoles,
  endDuty,
  linkKey,
  makeCalendarLink,
} from '#server/hall/stationing/commands.ts'
import { dutiesOf, unitOfLink } from '#server/hall/stationing/store.ts'
import { dutyView, hereToday } from '#server/hall/stationing/view.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { limits } from '#server/http/limits.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { dayOf, formatDate, parseDate } from '#server/town/calendar/days.ts'
import { isWorkingDay } from '#server/town/calendar/due.ts'
import { HallParams } from './rooms-routes.ts'

const tags = ['stationing']
const DutyParams = Type.Object({ id: Id })
const readers = [...lookingRoles, 'ADMINISTRATOR'] as const

/** Departments in the halls: their calendar, who is here today, and the calendar as iCalendar. */
export function stationingRoutes(app: App, ctx: Ctx): void {
  const today = () => formatDate(dayOf(ctx.clock.now().getTime()))
  const duties = (hall: string) => ctx.db.run(system, (sql) => dutiesOf(sql, hall))

  app.get(
    '/api/hall/:code/stationing/today',
    {
      schema: {
        summary: 'Departments that are here today',
        tags,
        params: HallParams,
        response: { 200: HereToday },
      },
      config: { who: 'public' },
    },
    async (request) => {
      const town = ctx.town()
      const hall = hallOf(town, request.params.code)
      return hereToday(hall, await duties(hall.code), today(), town)
    },
  )

  app.get(
    '/api/hall/:code/duties',
    {
      schema: {
        summary: 'Seven days of the duty calendar',
        tags,
        params: HallParams,
        querystring: Type.Object({ from: Type.String({ format: 'date' }) }),
        response: { 200: DutyWeek },
      },
      config: { who: readers },
    },
    async (request) => {
      const town = ctx.town()
      const actor = staffOf(request)
      const hall = hallOf(town, request.params.code)
      demandPostAtHall(actor.posts, hall, readers)
      const first = parseDate(request.query.from)
      if (first === undefined) throw new Problem('invalid')
      const dates = Array.from({ length: 7 }, (_, day) => formatDate(first + day))
      return {
        hall: hallView(hall),
        mayEdit: postAtHall(actor.posts, hall, editingRoles) !== undefined,
        days: dates.map((date) => ({ date, working: isWorkingDay(town.calendar, date) })),
        duties: (await duties(hall.code)).map((duty) => dutyView(duty, dates, town, ctx.seal)),
      }
    },
  )

  app.post(
    '/api/hall/:code/duties',
    {
      schema: {
        summary: 'A department comes to the hall',
        tags,
        params: HallParams,
        body: AddDuty,
        response: { 201: DutyView },
      },
      config: { who: editingRoles },
    },
    async (request, reply) => {
      const duty = await addDuty(ctx, staffOf(request), request.params.code, request.body)
      return reply.code(201).send(dutyView(duty, [], ctx.town(), ctx.seal))
    },
  )

  app.put(
    '/api/duties/:id',
    {
      schema: {
        summary: 'Another pattern, hours, exceptions',
        tags,
        params: DutyParams,
        body: ChangeDuty,
        response: { 200: DutyView },
      },
      config: { who: editingRoles },
    },
    async (request) => {
      const duty = await changeDuty(ctx, staffOf(request), request.params.id, request.body)
      return dutyView(duty, [], ctx.town(), ctx.seal)
    },
  )

  app.delete(
    '/api/duties/:id',
    {
      schema: {
        summary: 'The department comes no more',
        tags,
        params: DutyParams,
        querystring: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
        response: { 204: Type.Null() },
      },
      config: { who: editingRoles },
    },
    async (request, reply) => {
      await endDuty(ctx, staffOf(request), request.params.id, request.query.version)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/api/hall/:code/duty-weeks',
    {
      schema: {
        summary: 'Put the exceptions of one week into another',
        tags,
        params: HallParams,
        body: CopyWeek,
        response: { 200: Changed },
      },
      config: { who: editingRoles },
    },
    async (request) => ({
      changed: await copyDutyWeek(ctx, staffOf(request), request.params.code, request.body),
    }),
  )

  app.post(
    '/api/hall/:code/duty-proposals',
    {
      schema: {
        summary: 'A first calendar from the stationing of the county’s departments',
        tags,
        params: HallParams,
        response: { 200: Changed },
      },
      config: { who: editingRoles },
    },
    async (request) => ({
      changed: await adoptStationing(ctx, staffOf(request), request.params.code),
    }),
  )

  app.post(
    '/api/hall/:code/calendar-links',
    {
      schema: {
        summary: 'A new secret address of the calendar of a unit',
        tags,
        params: HallParams,
        body: MakeCalendarLink,
        response: { 201: CalendarLink },
      },
      config: { who: [...editingRoles, 'UNIT_CLERK'] },
    },
    async (request, reply) => {
      const hall = hallOf(ctx.town(), request.params.code)
      const token = await makeCalendarLink(ctx, staffOf(request), hall, request.body.unit)
      const url = `/api/hall/${hall.code}/stationing.ics?token=${token}`
      return reply.code(201).send({ url })
    },
  )

  app.get(
    '/api/hall/:code/stationing.ics',
    {
      schema: {
        summary: 'The duty calendar of a unit in a hall, by its secret; of its centre, everybody’s',
        tags,
        params: HallParams,
        querystring: Type.Object({ token: Type.String({ maxLength: 64 }) }),
        produces: ['text/calendar'],
      },
      config: { who: 'public', rateLimit: limits(ctx.config).progress },
    },
    async (request, reply) => {
      const town = ctx.town()
      const hall = hallOf(town, request.params.code)
      const unit = await ctx.db.run(system, (sql) =>
        unitOfLink(sql, linkKey(ctx, request.query.token)),
      )
      if (!unit) throw new Problem('not-found')
      const all = await duties(hall.code)
      const own = unit === hall.centre ? all : all.filter(({ unitCode }) => unitCode === unit)
      return reply
        .type('text/calendar; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(calendarText(town, hall, own, today(), ctx.clock.now()))
    },
  )
}
