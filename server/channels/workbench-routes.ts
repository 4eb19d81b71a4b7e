import Type from 'typebox'
import { CaseView } from '#contract/api.ts'
import { Id } from '#contract/common.ts'
import { BulkBody, BulkResult, ColleagueList, UndoBody } from '#contract/workbench.ts'
import { colleaguesOf } from '#server/cases/colleagues.ts'
import { deskRoles } from '#server/cases/desk.ts'
import type { Ctx } from '#server/ctx.ts'
import { undo } from '#server/flow/undo.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { system } from '#server/platform/db.ts'
import { atMost } from '#server/platform/gate.ts'
import { bulk } from './bulk.ts'
import { CaseParams, viewAfter } from './case-answers.ts'
import { postOf } from './post-of.ts'

/** OWN: of twenty connections to the database the many at once never hold more than these. */
const mostAtOnce = 4

/** What a dispatcher's workbench needs besides lists and the commands of one case. */
export function workbenchRoutes(app: App, ctx: Ctx): void {
  const gate = atMost(mostAtOnce)

  app.post(
    '/api/bulk',
    {
      schema: {
        summary: '批量 One command on many cases, with an answer for each',
        tags: ['workbench', 'commands'],
        body: BulkBody,
        response: { 200: BulkResult },
      },
      config: { who: 'staff' },
    },
    (request) => bulk(ctx, gate, staffOf(request), request.body),
  )

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

  app.post(
    '/api/cases/:id/undo',
    {
      schema: {
        summary: '撤销 Take back my last step',
        tags: ['workbench', 'cases'],
        params: CaseParams,
        body: UndoBody,
        response: { 200: CaseView },
      },
      config: { who: 'staff' },
    },
    (request) => {
      const actor = staffOf(request)
      const { id } = request.params
      return viewAfter(ctx, actor, id, () => undo(ctx, actor, { caseId: id, ...request.body }))
    },
  )
}
