import { Readable } from 'node:stream'
import { ExportCases } from '#contract/export.ts'
import { scopeOf } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { writeAudit } from '#server/platform/audit.ts'
import { askingOf } from './asking.ts'
import { columns } from './export/columns.ts'
import { commaLines } from './export/csv.ts'
import { exportedRows } from './export/rows.ts'
import { workbook } from './export/sheet.ts'
import { postOf } from './post-of.ts'
import { splitLists } from './split-lists.ts'

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/** A list that leaves the house: as it is narrowed, without names of reporters, and noted who took it. */
export function exportRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/case-export',
    {
      schema: {
        summary: 'A narrowed queue as a spreadsheet or as comma-separated lines, streamed',
        tags: ['worklists'],
        querystring: ExportCases,
        produces: Object.values(mediaTypes),
      },
      config: { who: 'staff' },
      preValidation: async (request) => splitLists(request.query),
    },
    async (request, reply) => {
      const actor = staffOf(request)
      const { format, language = 'zh', ...ask } = request.query
      const asking = askingOf(ctx, actor, postOf(actor, ask.post))
      // Words looked for may be anybody's: that there were some is enough to note.
      const { q, ...noted } = ask
      await ctx.db.run(scopeOf(actor), (sql) =>
        writeAudit(sql, {
          at: asking.now,
          personId: actor.personId,
          action: 'cases.exported',
          data: { format, ...noted, ...(q ? { words: true } : {}) },
        }),
      )
      const rows = exportedRows(ctx, actor, asking, ask, language)
      const widths = columns.map(({ width }) => width)
      const content = format === 'csv' ? commaLines(rows) : workbook(widths, rows)
      return reply
        .type(mediaTypes[format])
        .header('content-disposition', `attachment; filename="cases-${asking.today}.${format}"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(content, { objectMode: false }))
    },
  )
}
