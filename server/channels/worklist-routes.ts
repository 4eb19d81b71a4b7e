import { CasePage, Worklists } from '#contract/api.ts'
import { parseCaseCode } from '#contract/case-code.ts'
import { CasePoints } from '#contract/workbench.ts'
import { ListCases, ListPoints, listMembers } from '#contract/worklists.ts'
import { scopeOf } from '#server/cases/actor.ts'
import { badges } from '#server/cases/badges.ts'
import type { Case } from '#server/cases/case.ts'
import { casesByIds, listCases, searchByCode } from '#server/cases/lists.ts'
import { casePoints } from '#server/cases/points.ts'
import { present } from '#server/cases/present.ts'
import { casesByPhone } from '#server/cases/reports.ts'
import { caseRows } from '#server/cases/rows.ts'
import { seesReporter } from '#server/cases/view.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, type StaffActor, staffOf } from '#server/http/app.ts'
import { phoneDigits } from '#server/platform/seal.ts'
import { postView } from '#server/town/view.ts'
import { askingOf } from './asking.ts'
import { postOf } from './post-of.ts'

/** Lists in an address may be written with commas too. */
function splitLists(query: unknown): void {
  const given = query as Record<string, unknown>
  for (const name of listMembers) {
    const value = given[name]
    if (typeof value === 'string') given[name] = value.split(',')
  }
}

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
      const { q } = request.query
      return ctx.db.run(scopeOf(actor), async (sql) => {
        const listed = await (q ? search(ctx, sql, actor, q) : listCases(sql, me, request.query))
        return present<CasePage>({
          items: await caseRows(ctx, sql, listed.items, me.now),
          next: listed.next,
        })
      })
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
    (request) => {
      const actor = staffOf(request)
      const me = askingOf(ctx, actor, postOf(actor, request.query.post))
      return ctx.db.run(scopeOf(actor), (sql) => casePoints(sql, me, request.query))
    },
  )
}
async function search(
  ctx: Ctx,
  sql: Parameters<typeof searchByCode>[0],
  actor: StaffActor,
  q: string,
): Promise<{ items: Case[]; next?: string }> {
  const code = parseCaseCode(q)
  if (code) return { items: await searchByCode(sql, code) }
  // A telephone finds cases for those who see reporters anyway; for the others it finds nothing.
  const digits = phoneDigits(q)
  const byRight = actor.posts.some((post) =>
    ['DISPATCHER', 'HOTLINE_AGENT', 'HALL_CLERK'].includes(post.role),
  )
  if (digits.length < 5 || !byRight) return { items: [] }
  const found = await casesByPhone(sql, ctx.seal.key(digits), 50)
  const items = await casesByIds(
    sql,
    found.map((row) => row.caseId),
  )
  return { items: items.filter((caseFile) => seesReporter(actor, caseFile)) }
}
