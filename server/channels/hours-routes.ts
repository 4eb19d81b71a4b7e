import { HoursSection, SetHours } from '#contract/hours.ts'
import { scopeOf } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { changeHours, ownHours } from '#server/hours/field.ts'
import { type App, staffOf } from '#server/http/app.ts'

const tags = ['field']

/** One's own duty hours at a desk; phones bring theirs through the outbox. Nobody else's are given. */
export function hoursRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/hours',
    {
      schema: { summary: 'My duty hours', tags, response: { 200: HoursSection } },
      config: { who: 'staff' },
    },
    (request) => {
      const actor = staffOf(request)
      return ctx.db.run(scopeOf(actor), (sql) => ownHours(ctx, sql, actor))
    },
  )

  app.put(
    '/api/hours',
    {
      schema: {
        summary: 'My duty hours from now on, for every phone and desk of mine',
        tags,
        body: SetHours,
        response: { 200: HoursSection },
      },
      config: { who: 'staff' },
    },
    (request) => {
      const actor = staffOf(request)
      return ctx.db.transaction(scopeOf(actor), async (tx) => {
        await changeHours(ctx, tx, actor, request.body, ctx.clock.now())
        return ownHours(ctx, tx, actor)
      })
    },
  )
}
