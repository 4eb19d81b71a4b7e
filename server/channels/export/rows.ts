import type { Bilingual } from '#contract/common.ts'
import { mostExported } from '#contract/export.ts'
import type { ListPoints } from '#contract/worklists.ts'
import { scopeOf } from '#server/cases/actor.ts'
import type { Asking } from '#server/cases/lists.ts'
import { caseRows } from '#server/cases/rows.ts'
import { findCases } from '#server/cases/search/search.ts'
import type { Ctx } from '#server/ctx.ts'
import type { StaffActor } from '#server/http/app.ts'
import { type Cell, columns } from './columns.ts'

const portion = 200

/**
 * The rows of a narrowed queue, a page at a time, after the names of the columns; at most so many, and
 * then the last row says that there is more.
 */
export async function* exportedRows(
  ctx: Ctx,
  actor: StaffActor,
  asking: Asking,
  ask: ListPoints,
  language: 'zh' | 'en',
): AsyncGenerator<Cell[][]> {
  const words = (name: Bilingual | undefined) => name?.[language] ?? ''
  yield [columns.map(({ name }) => words(name))]
  let written = 0
  let after: string | undefined
  do {
    const page = { ...ask, limit: portion, ...(after ? { after } : {}) }
    const listed = await findCases(ctx, actor, asking, page)
    const rows = await ctx.db.run(scopeOf(actor), (sql) =>
      caseRows(ctx, sql, listed.items, asking.now),
    )
    written += rows.length
    after = listed.next
    yield rows.map((row) => columns.map((column) => column.of(row, words)))
  } while (after && written < mostExported)
  if (after) yield [[words(moreThan)]]
}

const moreThan: Bilingual = {
  zh: `只导出前 ${mostExported} 件，请缩小范围后再导出`,
  en: `Only the first ${mostExported}: narrow the list and export again`,
}
