import type { CaseState } from '#contract/states.ts'
import type { CasePoints } from '#contract/workbench.ts'
import type { Sql } from '#server/platform/db.ts'
import { narrowed, received } from './filter.ts'
import { type Ask, type Asking, inQueue } from './lists.ts'
import { Where } from './where.ts'

interface Row {
  id: string
  lng: number
  lat: number
  state: CaseState
  category: string | null
  dueAt: Date | null
}

/** Own choice: a screen shows no more, and an answer stays below two megabytes. */
export const mostPoints = 20_000

/** Every open matter of the queue and filter that has a place, in columns, which are a third of the size of rows. */
export async function casePoints(
  sql: Sql,
  asking: Asking,
  ask: Ask,
  most = mostPoints,
): Promise<CasePoints> {
  const where = narrowed(received(inQueue(new Where(), asking, ask), ask), ask, asking.now)
  where.plain('is_open and lng is not null and lat is not null')
  const rows = await sql.query<Row>(
    `select id, lng, lat, state, category_code as category, next_due_at as "dueAt" from cases where ${where} limit ${most + 1}`,
    where.values,
  )
  const shown = rows.slice(0, most)
  return {
    capped: rows.length > most,
    ids: shown.map(({ id }) => id),
    at: shown.flatMap(({ lng, lat }) => [lng, lat]),
    states: shown.map(({ state }) => state),
    categories: shown.map(({ category }) => category),
    overdue: shown.map(({ dueAt }) => dueAt !== null && dueAt < asking.now),
  }
}
