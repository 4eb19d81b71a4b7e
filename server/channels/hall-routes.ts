import Type from 'typebox'
import {
  HallCode,
  HallQueue,
  HallScreen,
  IssueTicket,
  MoveTicket,
  MyHalls,
  QueueTicket,
  TakeSeat,
  TicketView,
  WindowNumber,
} from '#contract/hall.ts'
import { systemActor } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { hallOf } from '#server/hall/policy.ts'
import { callNext, changeTicket, getUp, sitDown } from '#server/hall/queue/commands.ts'
import { issueTicket } from '#server/hall/queue/issue.ts'
import { createHallLive } from '#server/hall/queue/live.ts'
import {
  followTicket,
  presentTicket,
  readMyHalls,
  readQueue,
  readScreen,
  readTicket,
} from '#server/hall/queue/read.ts'
import type { TicketCommand } from '#server/hall/queue/rules.ts'
import { undoTicket } from '#server/hall/queue/undo.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { limits } from '#server/http/limits.ts'

const tags = ['hall']
const HallParams = Type.Object({ code: HallCode })
const WindowParams = Type.Object({ code: HallCode, number: WindowNumber })
const TicketParams = Type.Object({ id: Type.String({ format: 'uuid' }) })
const clerks = ['HALL_CLERK', 'DISPATCHER'] as const
const overseers = [...clerks, 'SUPERVISOR', 'LEADER'] as const

/** The queue of a hall: kiosk, wall, telephone and windows. */
export function hallRoutes(app: App, ctx: Ctx): void {
  publicRoutes(app, ctx)

  app.get(
    '/api/hall/mine',
    {
      schema: { summary: 'Halls of my posts, and my window', tags, response: { 200: MyHalls } },
      config: { who: overseers },
    },
    (request) => readMyHalls(ctx, staffOf(request)),
  )

  app.get(
    '/api/hall/:code/queue',
    {
      schema: {
        summary: 'Who waits, by kind, and what each window does',
        tags,
        params: HallParams,
        response: { 200: HallQueue },
      },
      config: { who: overseers },
    },
    (request) => readQueue(ctx, staffOf(request), request.params.code),
  )

  app.put(
    '/api/hall/:code/windows/:number/seat',
    {
      schema: {
        summary: 'Sit down at a window for today',
        tags,
        params: WindowParams,
        body: TakeSeat,
        response: { 200: MyHalls },
      },
      config: { who: clerks },
    },
    async (request) => {
      const clerk = staffOf(request)
      const { code: hallCode, number } = request.params
      await sitDown(ctx, clerk, { hallCode, number, ...request.body })
      return readMyHalls(ctx, clerk)
    },
  )

  app.delete(
    '/api/hall/seat',
    {
      schema: { summary: 'Leave my window', tags, response: { 200: MyHalls } },
      config: { who: clerks },
    },
    async (request) => {
      const clerk = staffOf(request)
      await getUp(ctx, clerk)
      return readMyHalls(ctx, clerk)
    },
  )

  app.post(
    '/api/hall/:code/windows/:number/calls',
    {
      schema: {
        summary: 'Call the next to my window; pressed twice it calls once',
        tags,
        params: WindowParams,
        response: { 200: Type.Object({ ticket: Type.Optional(QueueTicket) }) },
      },
      config: { who: clerks },
    },
    async (request) => {
      const clerk = staffOf(request)
      const { code: hallCode, number } = request.params
      const ticket = await callNext(ctx, clerk, { hallCode, number })
      return ticket ? { ticket: await presentTicket(ctx, clerk, ticket) } : {}
    },
  )

  ticketRoute(app, ctx, 'POST', 'recalls', 'recall', 'Call the same number again')
  ticketRoute(app, ctx, 'PUT', 'start', 'start', 'The person is here')
  ticketRoute(app, ctx, 'PUT', 'end', 'finish', 'Served')
  ticketRoute(app, ctx, 'POST', 'no-shows', 'noShow', 'Nobody came: three places back, once')

  app.post(
    '/api/hall/tickets/:id/undo',
    {
      schema: {
        summary: 'Take back "served" or "nobody came", within ten minutes',
        tags,
        params: TicketParams,
        response: { 200: QueueTicket },
      },
      config: { who: clerks },
    },
    async (request) => {
      const clerk = staffOf(request)
      return presentTicket(ctx, clerk, await undoTicket(ctx, clerk, request.params.id))
    },
  )

  app.put(
    '/api/hall/tickets/:id/place',
    {
      schema: {
        summary: 'To another kind, keeping the place by time, or to a room',
        tags,
        params: TicketParams,
        body: MoveTicket,
        response: { 200: QueueTicket },
      },
      config: { who: clerks },
    },
    async (request) => {
      const clerk = staffOf(request)
      const { id } = request.params
      const ticket = await changeTicket(ctx, clerk, { id, command: 'move', move: request.body })
      return presentTicket(ctx, clerk, ticket)
    },
  )
}

function ticketRoute(
  app: App,
  ctx: Ctx,
  method: 'POST' | 'PUT',
  noun: string,
  command: TicketCommand,
  summary: string,
): void {
  app.route({
    method,
    url: `/api/hall/tickets/:id/${noun}`,
    schema: { summary, tags, params: TicketParams, response: { 200: QueueTicket } },
    config: { who: clerks },
    handler: async (request) => {
      const clerk = staffOf(request)
      const { id } = request.params as { id: string }
      return presentTicket(ctx, clerk, await changeTicket(ctx, clerk, { id, command }))
    },
  })
}

function publicRoutes(app: App, ctx: Ctx): void {
  const live = createHallLive(ctx)
  app.addHook('preClose', (done) => {
    live.close()
    done()
  })

  app.post(
    '/api/hall/:code/tickets',
    {
      schema: {
        summary: 'Take a number; no name is asked',
        tags,
        params: HallParams,
        body: IssueTicket,
        response: { 201: TicketView },
      },
      config: { who: 'public', rateLimit: limits(ctx.config).tickets },
    },
    async (request, reply) => {
      const wish = { ...request.body, hallCode: request.params.code }
      const ticket = await issueTicket(ctx, systemActor, wish)
      return reply.code(201).send(await followTicket(ctx, ticket))
    },
  )

  app.get(
    '/api/q/:token',
    {
      schema: {
        summary: 'My number: how many are before me, or where I am called to',
        tags,
        params: Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }) }),
        response: { 200: TicketView },
      },
      config: { who: 'public' },
    },
    (request) => readTicket(ctx, request.params.token),
  )

  app.get(
    '/api/hall/:code/screen',
    {
      schema: {
        summary: 'Numbers and windows for the wall; nothing personal',
        tags,
        params: HallParams,
        response: { 200: HallScreen },
      },
      config: { who: 'public' },
    },
    (request) => readScreen(ctx, request.params.code),
  )

  app.get(
    '/api/hall/:code/events',
    {
      exposeHeadRoute: false,
      schema: {
        summary: 'Server-sent events: the queue of this hall moved',
        tags: [...tags, 'live'],
        produces: ['text/event-stream'],
        params: HallParams,
      },
      config: { who: 'public', endless: true },
    },
    (request, reply) =>
      reply
        .type('text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .header('connection', 'close')
        .send(live.open(hallOf(ctx.town(), request.params.code).code)),
  )
}
