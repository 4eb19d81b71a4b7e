import Type from 'typebox'
import { Id, Instant } from '#contract/common.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { system } from '#server/platform/db.ts'
import { devicesManaged, reportLost, reportLostFor } from './commands.ts'
import { type DeviceRow, devicesOf } from './store.ts'

const Device = Type.Object({
  id: Id,
  signedInAt: Instant,
  seenAt: Instant,
  lostAt: Type.Optional(Instant),
})
const Devices = Type.Array(Device)

const deviceView = ({ id, created_at, seen_at, lost_at }: DeviceRow) => ({
  id,
  signedInAt: created_at.toISOString(),
  seenAt: seen_at.toISOString(),
  ...(lost_at ? { lostAt: lost_at.toISOString() } : {}),
})

/** Phones on which somebody is signed in, and how one that is lost is shut. */
export function deviceRoutes(app: App, ctx: Ctx): void {
  ownDevices(app, ctx)
  devicesOfColleagues(app, ctx)
}

function ownDevices(app: App, ctx: Ctx): void {
  const tags = ['field']
  app.get(
    '/api/field/devices',
    {
      schema: { summary: 'Phones on which I am signed in', tags, response: { 200: Devices } },
      config: { who: 'staff' },
    },
    async (request) => {
      const { personId } = staffOf(request)
      return (await ctx.db.run(system, (sql) => devicesOf(sql, personId))).map(deviceView)
    },
  )

  app.delete(
    '/api/field/devices/:id',
    {
      schema: {
        summary: 'My phone is lost: it is shut at once, and wiped at its next contact',
        tags,
        params: Type.Object({ id: Id }),
        response: { 204: Type.Null() },
      },
      config: { who: 'staff' },
    },
    async (request, reply) => {
      const { personId } = staffOf(request)
      await reportLost(ctx, app.sessions, personId, personId, request.params.id)
      return reply.code(204).send(null)
    },
  )
}

function devicesOfColleagues(app: App, ctx: Ctx): void {
  const tags = ['administration']
  const who = ['ADMINISTRATOR'] as const
  app.get(
    '/api/admin/people/:id/devices',
    {
      schema: {
        summary: 'Phones on which a colleague is signed in',
        tags,
        params: Type.Object({ id: Id }),
        response: { 200: Devices },
      },
      config: { who },
    },
    async (request) =>
      (await devicesManaged(ctx, staffOf(request), request.params.id)).map(deviceView),
  )

  app.delete(
    '/api/admin/people/:id/devices/:device',
    {
      schema: {
        summary:
          'The phone of a colleague is lost: it is shut at once, and wiped at its next contact',
        tags,
        params: Type.Object({ id: Id, device: Id }),
        response: { 204: Type.Null() },
      },
      config: { who },
    },
    async (request, reply) => {
      const { id, device } = request.params
      await reportLostFor(ctx, app.sessions, staffOf(request), id, device)
      return reply.code(204).send(null)
    },
  )
}
