import Type from 'typebox'
import { Id } from '#contract/common.ts'
import { AskNearby, LikenessView, NearbyView } from '#contract/likeness.ts'
import { caseStates } from '#contract/states.ts'
import { scopeOf } from '#server/cases/actor.ts'
import { nearbyOpen } from '#server/cases/likeness/find.ts'
import { metresBetween } from '#server/cases/likeness/score.ts'
import { likenessView } from '#server/cases/likeness/view.ts'
import { farthest } from '#server/cases/likeness/weights.ts'
import * as store from '#server/cases/store.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { limits } from '#server/http/limits.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { dayOf, formatDate } from '#server/town/calendar/days.ts'

const shownNearby = 5

/** What may be the same matter: for dispatchers with the reasons, for residents as a hint. */
export function likenessRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/cases/:id/likenesses',
    {
      schema: {
        summary: 'What may be the same matter and why, what is related, what was merged into it',
        tags: ['cases'],
        params: Type.Object({ id: Id }),
        response: { 200: LikenessView },
      },
      config: { who: 'staff' },
    },
    (request) => {
      const actor = staffOf(request)
      return ctx.db.run(scopeOf(actor), async (sql) => {
        const caseFile = await store.findCase(sql, request.params.id)
        if (!caseFile) throw new Problem('not-found')
        return likenessView(sql, { caseFile, actor, town: ctx.town(), now: ctx.clock.now() })
      })
    },
  )

  app.get(
    '/api/portal/nearby',
    {
      schema: {
        summary: 'Whether the same kind of matter is already open within 200 m',
        tags: ['portal'],
        querystring: AskNearby,
        response: { 200: NearbyView },
      },
      config: { who: 'public', rateLimit: limits(ctx.config).progress },
    },
    async (request): Promise<NearbyView> => {
      const { lng, lat, category } = request.query
      // Of quarrels, care and the like nobody learns that there is one next door.
      const leaf = ctx.town().category(category)?.data
      if (!leaf || leaf.sensitive || !toldToNeighbours(category)) return { count: 0, matters: [] }
      const found = await ctx.db.run(system, (sql) => nearbyOpen(sql, { lng, lat }, category))
      const near = found
        .map((one) => ({ ...one, metres: metresBetween({ lng, lat }, one) }))
        .filter(({ metres }) => metres <= farthest)
        .toSorted((a, b) => a.metres - b.metres)
      return {
        count: near.length,
        matters: near.slice(0, shownNearby).map(({ id, state, receivedAt, metres }) => ({
          id,
          stateName: { zh: caseStates[state].zh, en: caseStates[state].en },
          receivedOn: formatDate(dayOf(receivedAt.getTime())),
          metres: Math.max(1, Math.ceil(metres / 50)) * 50,
        })),
      }
    },
  )
}

/** Classes about places and things: safety, town, facilities, building, traffic, market (OWN). */
function toldToNeighbours(category: string): boolean {
  return ['03', '04', '05', '06', '07', '10'].includes(category.slice(0, 2))
}
