import Type from 'typebox'
import { PresenceAsk, PresenceBody, PresenceView } from '#contract/workbench.ts'
import { scopeOf } from '#server/cases/actor.ts'
import { casesByIds } from '#server/cases/lists.ts'
import { namesOf } from '#server/cases/reading.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { seen } from './case-answers.ts'
import { postOf } from './post-of.ts'

/** Who is looking at a matter now, for colleagues who may see it; nothing is kept (http/presence.ts). */
export function presenceRoutes(app: App, ctx: Ctx): void {
  app.post(
    '/api/presence',
    {
      schema: {
        summary: 'I am looking at this matter, or at none; counts for 45 s',
        tags: ['workbench'],
        body: PresenceBody,
        response: { 204: Type.Null() },
      },
      config: { who: 'staff' },
    },
    async (request, reply) => {
      const actor = staffOf(request)
      const { caseId, postId } = request.body
      postOf(actor, postId)
      const caseFile = caseId === undefined ? undefined : await seen(ctx, actor, caseId)
      await app.presence.say(
        actor.personId,
        caseFile && {
          id: caseFile.id,
          regionCode: caseFile.regionCode,
          leadUnit: caseFile.leadUnit,
          unitCodes: caseFile.unitCodes,
        },
      )
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/api/presence',
    {
      schema: {
        summary: 'Colleagues looking at these matters now, among those I may see',
        tags: ['workbench'],
        querystring: PresenceAsk,
        response: { 200: PresenceView },
      },
      config: { who: 'staff' },
    },
    async (request) => {
      const actor = staffOf(request)
      const looks = app.presence.at(request.query.ids.toLowerCase().split(','))
      if (looks.size === 0) return []
      return ctx.db.run(scopeOf(actor), async (sql) => {
        const mine = await casesByIds(sql, [...looks.keys()])
        const names = await namesOf(ctx, sql, [...looks.values()].flat())
        return mine.flatMap(({ id: caseId }) => {
          const others = (looks.get(caseId) ?? []).filter((id) => id !== actor.personId)
          const people = others.map((id) => ({ id, name: names.get(id) ?? '' }))
          return people.length > 0 ? [{ caseId, people }] : []
        })
      })
    },
  )
}
