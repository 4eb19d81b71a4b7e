import Type from 'typebox'
import { Id } from '#contract/common.ts'
import { bookingRoles } from '#contract/roles.ts'
import {
  BookingDays,
  BookingView,
  BookRoom,
  CancelBooking,
  DoorSign,
  HallView,
  MoveBooking,
  RoomCode,
} from '#contract/rooms.ts'
import { scopeOf } from '#server/cases/actor.ts'
import { casesByIds } from '#server/cases/lists.ts'
import type { Ctx } from '#server/ctx.ts'
import { demandPostAtHall, hallOf } from '#server/hall/policy.ts'
import {
  bookRoom,
  cancelBooking,
  moveBooking,
  restoreBooking,
} from '#server/hall/rooms/commands.ts'
import { lookingRoles } from '#server/hall/rooms/policy.ts'
import { doorSign } from '#server/hall/rooms/sign.ts'
import { type Booking, bookingsOf } from '#server/hall/rooms/store.ts'
import { bookingView, hallView, mayBook } from '#server/hall/rooms/view.ts'
import { type App, type StaffActor, staffOf } from '#server/http/app.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { dayOf, formatDate, parseDate, startOfDay } from '#server/town/calendar/days.ts'
import { isWorkingDay } from '#server/town/calendar/due.ts'

const tags = ['rooms']
export const HallParams = Type.Object({ code: Type.String({ maxLength: 40 }) })
const BookingParams = Type.Object({ id: Id })

/** Rooms of the halls: what is booked, booking, moving, cancelling, and the sign at the door. */
export function roomsRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/halls',
    {
      schema: {
        summary: 'Halls of a subtree, by name',
        tags,
        querystring: Type.Object({
          region: Type.Optional(Type.String({ pattern: '^\\d{0,15}$' })),
          q: Type.Optional(Type.String({ maxLength: 40 })),
        }),
        response: { 200: Type.Array(HallView) },
      },
      config: { who: 'public' },
    },
    async ({ query: { region = '', q = '' } }) => {
      const wanted = q.trim().toLowerCase()
      return ctx
        .town()
        .halls.filter(
          ({ regionCode, name }) =>
            regionCode.startsWith(region) &&
            (name.zh.includes(wanted) || name.en.toLowerCase().includes(wanted)),
        )
        .toSorted((a, b) => a.regionCode.length - b.regionCode.length)
        .map(hallView)
    },
  )

  app.get(
    '/api/hall/:code/bookings',
    {
      schema: {
        summary: 'Rooms of a hall and what is booked on some days',
        tags,
        params: HallParams,
        querystring: Type.Object({
          from: Type.String({ format: 'date' }),
          days: Type.Optional(Type.Integer({ minimum: 1, maximum: 7 })),
        }),
        response: { 200: BookingDays },
      },
      config: { who: lookingRoles },
    },
    async (request) => {
      const actor = staffOf(request)
      const hall = hallOf(ctx.town(), request.params.code)
      demandPostAtHall(actor.posts, hall, lookingRoles)
      const first = parseDate(request.query.from)
      if (first === undefined) throw new Problem('invalid')
      const { days = 1 } = request.query
      const dates = Array.from({ length: days }, (_, index) => formatDate(first + index))
      const bookings = await ctx.db.run(system, (sql) =>
        bookingsOf(sql, hall.code, new Date(startOfDay(first)), new Date(startOfDay(first + days))),
      )
      return {
        hall: hallView(hall),
        mayBook: mayBook(actor, hall),
        days: dates.map((date) => ({ date, working: isWorkingDay(ctx.town().calendar, date) })),
        bookings: await shown(actor, bookings),
      }
    },
  )

  app.post(
    '/api/hall/:code/bookings',
    {
      schema: {
        summary: 'Book a room',
        tags,
        params: HallParams,
        body: BookRoom,
        response: { 201: BookingView },
      },
      config: { who: bookingRoles },
    },
    async (request, reply) => {
      const actor = staffOf(request)
      const booking = await bookRoom(ctx, actor, request.params.code, request.body)
      return reply.code(201).send(await one(actor, booking))
    },
  )

  app.put(
    '/api/room-bookings/:id',
    {
      schema: {
        summary: 'Another room or another time',
        tags,
        params: BookingParams,
        body: MoveBooking,
        response: { 200: BookingView },
      },
      config: { who: bookingRoles },
    },
    async (request) => {
      const actor = staffOf(request)
      return one(actor, await moveBooking(ctx, actor, request.params.id, request.body))
    },
  )

  app.post(
    '/api/room-bookings/:id/cancellation',
    {
      schema: {
        summary: 'Cancel, with the reason',
        tags,
        params: BookingParams,
        body: CancelBooking,
        response: { 200: BookingView },
      },
      config: { who: bookingRoles },
    },
    async (request) => {
      const actor = staffOf(request)
      return one(actor, await cancelBooking(ctx, actor, request.params.id, request.body))
    },
  )

  app.delete(
    '/api/room-bookings/:id/cancellation',
    {
      schema: {
        summary: 'Take a cancel back while the room is free',
        tags,
        params: BookingParams,
        querystring: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
        response: { 200: BookingView },
      },
      config: { who: bookingRoles },
    },
    async (request) => {
      const actor = staffOf(request)
      const { version } = request.query
      return one(actor, await restoreBooking(ctx, actor, request.params.id, version))
    },
  )

  app.get(
    '/api/hall/:code/rooms/:room/sign',
    {
      schema: {
        summary: 'Free or taken, and until when: for the door',
        tags,
        params: Type.Object({ ...HallParams.properties, room: RoomCode }),
        response: { 200: DoorSign },
      },
      config: { who: 'public' },
    },
    async (request) => {
      const hall = hallOf(ctx.town(), request.params.code)
      const room = hall.rooms.find(({ code }) => code === request.params.room)
      if (!room) throw new Problem('not-found')
      const now = ctx.clock.now()
      const day = dayOf(now.getTime())
      const bookings = await ctx.db.run(system, (sql) =>
        bookingsOf(sql, hall.code, new Date(startOfDay(day)), new Date(startOfDay(day + 1))),
      )
      return doorSign(hall, room, bookings, now)
    },
  )

  /** With the matters among them that the actor sees: row security answers which. */
  async function shown(actor: StaffActor, bookings: readonly Booking[]): Promise<BookingView[]> {
    const ids = [...new Set(bookings.flatMap(({ caseId }) => (caseId ? [caseId] : [])))]
    const cases =
      ids.length === 0 ? [] : await ctx.db.run(scopeOf(actor), (sql) => casesByIds(sql, ids))
    const seen = new Map(cases.map((caseFile) => [caseFile.id, caseFile]))
    const town = ctx.town()
    return bookings.map((booking) =>
      bookingView(booking, actor, hallOf(town, booking.hallCode), town, seen),
    )
  }

  async function one(actor: StaffActor, booking: Booking): Promise<BookingView> {
    const [view] = await shown(actor, [booking])
    if (!view) throw new Problem('not-found')
    return view
  }
}
