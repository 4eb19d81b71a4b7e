import Type from 'typebox'
import { Id, Instant } from '#contract/common.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { system } from '#server/platform/db.ts'
import { reportLost } from './commands.ts'
import { devicesOf } from './store.ts'

const Device = Type.Object({
  id: Id,
  signedInAt: Instant,
  seenAt: Instant,
  lostAt: Type.Optional(Instant),
})
const tags = ['field']

/** Phones on which somebody is signed in, and how one that is lost is shut. */
export function deviceRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/field/devices',
    {
      schema: {
        summary: 'Phones on which I am signed in',
        tags,
        response: { 200: Type.Array(Device) },
      },
      config: { who: 'staff' },
    },
    async (request) => {
      const { personId } = staffOf(request)
      const rows = await ctx.db.run(system, (sql) => devicesOf(sql, personId))
      return rows.map(({ id, created_at, seen_at, lost_at }) => ({
        id,
        signedInAt: created_at.toISOString(),
        seenAt: seen_at.toISOString(),
        ...(lost_at ? { lostAt: lost_at.toISOString() } : {}),
      }))
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
