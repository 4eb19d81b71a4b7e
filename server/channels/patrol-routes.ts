import { Readable } from 'node:stream'
import Type from 'typebox'
import { oneOf } from '#contract/common.ts'
import { coverageRoles } from '#contract/patrol-words.ts'
import { Coverage, CoverageQuery } from '#contract/patrols.ts'
import { scopeOf } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { readCoverage } from '#server/patrols/read-coverage.ts'
import { writeAudit } from '#server/platform/audit.ts'
import { coverageColumns, coverageSheet } from './export/coverage-sheet.ts'
import { workbook } from './export/sheet.ts'

const tags = ['patrols']
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** How far the grids are patrolled: by points of places, never by persons. */
export function patrolRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/patrols/coverage',
    {
      schema: {
        summary: 'Points checked of points planned in a week, place by place',
        tags,
        querystring: CoverageQuery,
        response: { 200: Coverage },
      },
      config: { who: coverageRoles },
    },
    (request) => readCoverage(ctx, staffOf(request), request.query),
  )

  app.get(
    '/api/patrols/coverage-export',
    {
      schema: {
        summary: 'The same as a spreadsheet',
        tags,
        querystring: Type.Object(
          {
            ...CoverageQuery.properties,
            language: Type.Optional(oneOf(['zh', 'en'])),
          },
          { additionalProperties: false },
        ),
        produces: [mediaType],
      },
      config: { who: coverageRoles },
    },
    async (request, reply) => {
      const actor = staffOf(request)
      const { language = 'zh', ...asked } = request.query
      const coverage = await readCoverage(ctx, actor, asked)
      const { week, region } = coverage
      await ctx.db.run(scopeOf(actor), (sql) =>
        writeAudit(sql, {
          at: ctx.clock.now(),
          personId: actor.personId,
          action: 'coverage.exported',
          data: { week, region: region.code },
        }),
      )
      const widths = coverageColumns.map(({ width }) => width)
      const content = workbook(widths, coverageSheet(coverage, language))
      return reply
        .type(mediaType)
        .header('content-disposition', `attachment; filename="patrols-${region.code}-${week}.xlsx"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(content, { objectMode: false }))
    },
  )
}
