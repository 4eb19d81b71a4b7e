import type { CaseRow } from '#contract/api.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Sql } from '#server/platform/db.ts'
import type { Case } from './case.ts'
import { namesOf } from './reading.ts'
import { caseRow } from './view.ts'

/** Lines of a list in its order, with the names of those who are on them: one query more, if any is. */
export async function caseRows(
  ctx: Pick<Ctx, 'seal' | 'town'>,
  sql: Sql,
  cases: readonly Case[],
  now: Date,
): Promise<CaseRow[]> {
  const names = await namesOf(
    ctx,
    sql,
    cases.map(({ takenBy }) => takenBy),
  )
  return cases.map((caseFile) => caseRow(caseFile, ctx.town(), now, names))
}
