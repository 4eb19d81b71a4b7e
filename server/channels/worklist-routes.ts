import { CasePage, Worklists } from '#contract/api.ts'
import { CasePlaces, ListPlaces } from '#contract/map.ts'
import { CasePoints } from '#contract/workbench.ts'
import { ListCases, ListPoints } from '#contract/worklists.ts'
import { scopeOf } from '#server/cases/actor.ts'
import { badges } from '#server/cases/badges.ts'
import { casePlaces } from '#server/cases/places.ts'
import { casePoints } from '#server/cases/points.ts'
import { present } from '#server/cases/present.ts'
import { caseRows } from '#server/cases/rows.ts'
import { findCases, withWords } from '#server/cases/search/search.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { placeView, postView } from '#server/town/view.ts'
import { askingOf } from './asking.ts'
import { postOf } from './post-of.ts'
import { splitLists } from './split-lists.ts'

/** The queues of my posts, one page of a queue, and its matters on the map. */
export function worklistRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/worklists',
    {
      schema: {
        summary: 'My posts and their queues with counts',
        tags: ['worklists'],
        response: { 200: Worklists },
      },
      config: { who: 'staff' },
    },
    (request) => {
      const actor = staffOf(request)
      return ctx.db.run(scopeOf(actor), async (sql) => {
        const lists: Worklists = []
        for (const post of actor.posts) {
          lists.push({
            post: postView(post, ctx.town()),
            queues: await badges(sql, askingOf(ctx, actor, post)),
          })
        }
        return lists
      })
    },
  )

  app.get(
    '/api/cases',
    {
      schema: {
        summary: 'One page of a queue, narrowed, by key',
        tags: ['worklists'],
        querystring: ListCases,
        response: { 200: CasePage },
      },
      config: { who: 'staff' },
      preValidation: async (request) => splitLists(request.query),
    },
    async (request) => {
      const actor = staffOf(request)
      const me = askingOf(ctx, actor, postOf(actor, request.query.post))
      const listed = await findCases(ctx, actor, me, request.query)
      const items = await ctx.db.run(scopeOf(actor), (sql) =>
        caseRows(ctx, sql, listed.items, me.now),
      )
      return present<CasePage>({ items, next: listed.next })
    },
  )

  app.get(
    '/api/case-points',
    {
      schema: {
        summary: 'Every open matter of a narrowed queue that has a place',
        tags: ['worklists'],
        querystring: ListPoints,
        response: { 200: CasePoints },
      },
      config: { who: 'staff' },
      preValidation: async (request) => splitLists(request.query),
    },
    async (request) => {
      const actor = staffOf(request)
      const me = askingOf(ctx, actor, postOf(actor, request.query.post))
      const asked = await withWords(ctx, actor, me, request.query)
      return ctx.db.run(scopeOf(actor), (sql) => casePoints(sql, me, asked))
    },
  )

  app.get(
    '/api/case-places',
    {
      schema: {
        summary:
          'Open matters of a narrowed queue by township, village or grid: the map as a table',
        tags: ['worklists'],
        querystring: ListPlaces,
        response: { 200: CasePlaces },
      },
      config: { who: 'staff' },
      preValidation: async (request) => splitLists(request.query),
    },
    async (request) => {
      const actor = staffOf(request)
      const me = askingOf(ctx, actor, postOf(actor, request.query.post))
      const asked = await withWords(ctx, actor, me, request.query)
      const counts = await ctx.db.run(scopeOf(actor), (sql) => casePlaces(sql, me, asked))
      const town = ctx.town()
      return counts.map((count) => placeView(count, town))
    },
  )
}
