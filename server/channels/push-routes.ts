import Type from 'typebox'
import { PushKey, PushSubscription } from '#contract/push.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { vapidKeys } from '#server/push/keys.ts'
import { unsubscribe } from '#server/push/store.ts'
import { takeSubscription } from '#server/push/subscribe.ts'

const tags = ['field']

/** How a phone asks to be rung, and to be left alone. */
export function pushRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/field/push-key',
    {
      schema: {
        summary:
          'Public key by which push services know this installation; none where it rings nobody',
        tags,
        response: { 200: PushKey },
      },
      config: { who: 'staff' },
    },
    async () => (ctx.config.push ? { key: (await vapidKeys(ctx)).publicKey } : {}),
  )

  app.put(
    '/api/field/push',
    {
      schema: {
        summary:
          'Ring this phone: in the place of what this session, or this browser, asked before',
        tags,
        body: PushSubscription,
        response: { 204: Type.Null() },
      },
      config: { who: 'staff' },
    },
    async (request, reply) => {
      if (!request.session) throw new Problem('not-signed-in')
      const { personId } = staffOf(request)
      await takeSubscription(ctx, { sessionId: request.session.id, personId }, request.body)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/api/field/push',
    {
      schema: { summary: 'Ring this phone no more', tags, response: { 204: Type.Null() } },
      config: { who: 'staff' },
    },
    async (request, reply) => {
      const { session } = request
      if (session) await ctx.db.run(system, (sql) => unsubscribe(sql, session.id))
      return reply.code(204).send(null)
    },
  )
}
