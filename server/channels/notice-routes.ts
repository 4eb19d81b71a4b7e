import Type from 'typebox'
import { FailedNotices, ResendBody, Resent } from '#contract/notices.ts'
import { noticeRoles } from '#contract/roles.ts'
import { scopeOf } from '#server/cases/actor.ts'
import { mayResend, noticeView } from '#server/cases/notice-view.ts'
import { present } from '#server/cases/present.ts'
import { namesOf } from '#server/cases/reading.ts'
import { reporterOf, seesReporter } from '#server/cases/view.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { resendNotices } from '#server/notices/commands.ts'
import { failedNotices, oldestDue } from '#server/notices/store.ts'
import { system } from '#server/platform/db.ts'
import { gauge } from '#server/platform/metrics.ts'

const tags = ['notices']
/** After a month a message is no news any more. */
const sinceMs = 30 * 86_400_000

/** What people were told, where it failed, and sending it again. */
export function noticeRoutes(app: App, ctx: Ctx): void {
  gauge('gezhong_notices_age_seconds', 'How long the oldest notice has been due and not sent', () =>
    ctx.db.run(system, (sql) => oldestDue(sql, ctx.clock.now())),
  )

  app.get(
    '/api/notices/failed',
    {
      schema: {
        summary: 'Notices that failed in my region, of the last 30 days, newest first',
        tags,
        querystring: Type.Object({
          after: Type.Optional(Type.String({ pattern: '^[0-9TZ:.-]{20,32}_[0-9a-f-]{36}$' })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
        }),
        response: { 200: FailedNotices },
      },
      config: { who: noticeRoles },
    },
    (request) => {
      const actor = staffOf(request)
      const { after, limit = 50 } = request.query
      const [at = '', id = ''] = after?.split('_') ?? []
      const before = after ? { at: new Date(at), id } : undefined
      const since = new Date(ctx.clock.now().getTime() - sinceMs)
      return ctx.db.run(scopeOf(actor), async (sql) => {
        const found = await failedNotices(sql, { since, before, limit: limit + 1 })
        const rows = found.slice(0, limit)
        const names = await namesOf(
          ctx,
          sql,
          rows.map(({ resentBy }) => resentBy),
        )
        const last = found.length > limit ? rows.at(-1) : undefined
        return present<FailedNotices>({
          items: rows.map(({ caseFile, reporterSealed, ...notice }) => ({
            ...noticeView(notice, {
              reporter: seesReporter(actor, caseFile)
                ? reporterOf(ctx, { reporterSealed })
                : undefined,
              mayResend: mayResend(actor, caseFile),
              names,
            }),
            caseId: caseFile.id,
            caseCode: caseFile.caseCode,
            region: ctx.town().regionName(caseFile.regionCode),
          })),
          next: last && `${last.createdAt.toISOString()}_${last.id}`,
        })
      })
    },
  )

  app.post(
    '/api/notices/resendings',
    {
      schema: {
        summary: 'Send failed notices again; asking twice sends once',
        tags,
        body: ResendBody,
        response: { 200: Resent },
      },
      config: { who: ['DISPATCHER', 'HOTLINE_AGENT'] },
    },
    (request) => resendNotices(ctx, staffOf(request), request.body.ids),
  )
}
