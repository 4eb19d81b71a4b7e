import Type from 'typebox'
import { Id } from '#contract/common.ts'
import { DispatchProposal, WhistleBoard } from '#contract/dispatch.ts'
import { regionAt } from '#contract/levels.ts'
import { scopeOf } from '#server/cases/actor.ts'
import type { Case } from '#server/cases/case.ts'
import { pastUnits } from '#server/cases/outcomes.ts'
import * as store from '#server/cases/store.ts'
import { calledUnits, openWhistles } from '#server/cases/task-store.ts'
import { whistleBoard } from '#server/cases/task-view.ts'
import type { Ctx } from '#server/ctx.ts'
import { enoughToTell, type Past, propose } from '#server/flow/dispatch/propose.ts'
import { whyNot } from '#server/flow/dispatch/reach.ts'
import { type App, staffOf } from '#server/http/app.ts'
import type { Sql } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { chooseUnit } from '#server/town/directory.ts'

/** What surrounds an order: who should get it and why, and who has come when called. */
export function dispatchRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/cases/:id/dispatch-proposal',
    {
      schema: {
        summary: 'The unit the directory names, what history says, and why',
        tags: ['cases'],
        params: Type.Object({ id: Id }),
        response: { 200: DispatchProposal },
      },
      config: { who: 'staff' },
    },
    async (request) => {
      const actor = staffOf(request)
      return ctx.db.run(scopeOf(actor), async (sql) => {
        const caseFile = await store.findCase(sql, request.params.id)
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
        const past = await pastOf(sql, caseFile, ctx.clock.now())
        const regions = actor.posts
          .filter(({ role }) => role === 'DISPATCHER')
          .map(({ regionCode }) => regionCode)
        return propose(choice, past, town, (code) => whyNot(regions, town.unit(code), town))
      })
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

/** The township's past where there is enough of it, else the county's. */
async function pastOf(sql: Sql, caseFile: Case, now: Date): Promise<Past> {
  const ask = async (regionCode: string): Promise<Past> => ({
    regionCode,
    units: await pastUnits(sql, caseFile.categoryCode ?? '', regionCode, now),
  })
  const near = await ask(regionAt(caseFile.regionCode, 'TOWNSHIP'))
  const settled = near.units.reduce((sum, unit) => sum + unit.settled, 0)
  return settled >= enoughToTell ? near : ask(regionAt(caseFile.regionCode, 'COUNTY'))
}
