import Type from 'typebox'
import { Id } from '#contract/common.ts'
import { DispatchProposal, WhistleBoard } from '#contract/dispatch.ts'
import { scopeOf } from '#server/cases/actor.ts'
import * as store from '#server/cases/store.ts'
import { calledUnits, openWhistles } from '#server/cases/task-store.ts'
import { whistleBoard } from '#server/cases/task-view.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { Problem } from '#server/platform/problem.ts'
import { chooseUnit } from '#server/town/directory.ts'

/** What surrounds an order: who should get it and why, and who has come when called. */
export function dispatchRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/cases/:id/dispatch-proposal',
    {
      schema: {
        summary: 'The unit the directory names, and why',
        tags: ['cases'],
        params: Type.Object({ id: Id }),
        response: { 200: DispatchProposal },
      },
      config: { who: 'staff' },
    },
    async (request) => {
      const actor = staffOf(request)
      const caseFile = await ctx.db.run(scopeOf(actor), (sql) =>
        store.findCase(sql, request.params.id),
      )
      if (!caseFile) throw new Problem('not-found')
      const town = ctx.town()
      const choice = chooseUnit(
        town.directory.map((rule) => rule.data),
        {
          categoryCode: caseFile.categoryCode ?? '',
          regionCode: caseFile.regionCode,
          urgency: caseFile.urgent ? 'URGENT' : 'NORMAL',
        },
      )
      if (!choice) throw new Problem('not-found')
      const unit = (code: string) => ({ code, name: town.unitName(code) })
      return {
        directoryRule: choice.ruleId,
        leadUnit: unit(choice.leadUnitCode),
        coUnits: choice.coUnitCodes.map(unit),
        reasons: [
          ...choice.reasons,
          ...choice.adviceUnitCodes.map((code) => ({
            zh: `可请 ${town.unitName(code).zh} 提供意见`,
            en: `${town.unitName(code).en} may be asked for advice`,
          })),
        ],
      }
    },
  )

  app.get(
    '/api/whistles',
    {
      schema: {
        summary: 'Open whistles of my region, or those my unit is called to',
        tags: ['worklists'],
        querystring: Type.Object({ post: Id }),
        response: { 200: WhistleBoard },
      },
      config: { who: 'staff' },
    },
    async (request) => {
      const actor = staffOf(request)
      const post = actor.posts.find(({ id }) => id === request.query.post)
      if (!post) throw new Problem('not-permitted')
      return ctx.db.run(scopeOf({ ...actor, posts: [post] }), async (sql) => {
        const whistles = await openWhistles(sql, post)
        const called = await calledUnits(
          sql,
          whistles.map(({ caseId }) => caseId),
        )
        return whistleBoard(whistles, called, ctx.town(), ctx.clock.now())
      })
    },
  )
}
