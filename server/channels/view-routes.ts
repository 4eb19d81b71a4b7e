import Type from 'typebox'
import { SaveView, ViewList, ViewRow } from '#contract/workbench.ts'
import { scopeOf } from '#server/cases/actor.ts'
import { dropView } from '#server/cases/saved-views.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { Problem } from '#server/platform/problem.ts'
import { readViews, replaceView, saveView } from './views.ts'

const ViewParams = Type.Object({ id: Type.String({ format: 'uuid' }) })
const tags = ['workbench']

/** Filters kept under a name, for oneself, for a role of the unit or for the unit; only the owner changes them. */
export function viewRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/views',
    {
      schema: { summary: 'Saved views that I may read', tags, response: { 200: ViewList } },
      config: { who: 'staff' },
    },
    (request) => readViews(ctx, staffOf(request)),
  )

  app.post(
    '/api/views',
    {
      schema: { summary: 'Save a view', tags, body: SaveView, response: { 201: ViewRow } },
      config: { who: 'staff' },
    },
    async (request, reply) =>
      reply.code(201).send(await saveView(ctx, staffOf(request), request.body)),
  )

  app.put(
    '/api/views/:id',
    {
      schema: {
        summary: 'Change a view of mine',
        tags,
        params: ViewParams,
        body: SaveView,
        response: { 200: ViewRow },
      },
      config: { who: 'staff' },
    },
    (request) => replaceView(ctx, staffOf(request), request.params.id, request.body),
  )

  app.delete(
    '/api/views/:id',
    {
      schema: {
        summary: 'Drop a view of mine',
        tags,
        params: ViewParams,
        response: { 204: Type.Null() },
      },
      config: { who: 'staff' },
    },
    async (request, reply) => {
      const actor = staffOf(request)
      const gone = await ctx.db.run(scopeOf(actor), (sql) =>
        dropView(sql, request.params.id, actor.personId),
      )
      if (!gone) throw new Problem('not-found')
      return reply.code(204).send(null)
    },
  )
}
