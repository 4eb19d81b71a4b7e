import Type from 'typebox'
import { Id } from '#contract/common.ts'
import { ColleagueList } from '#contract/workbench.ts'
import { colleaguesOf } from '#server/cases/colleagues.ts'
import { deskRoles } from '#server/cases/desk.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { system } from '#server/platform/db.ts'
import { postOf } from './post-of.ts'

/** What a dispatcher's workbench needs besides lists and the commands of one case. */
export function workbenchRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/colleagues',
    {
      schema: {
        summary: 'Who may have matters in hand at the unit of my post',
        tags: ['workbench'],
        querystring: Type.Object({ post: Id }),
        response: { 200: ColleagueList },
      },
      config: { who: 'staff' },
    },
    (request) => {
      const { unitCode } = postOf(staffOf(request), request.query.post)
      return ctx.db.run(system, (sql) =>
        colleaguesOf(sql, ctx.seal, unitCode, ctx.clock.now(), deskRoles),
      )
    },
  )
}
