import type { Sql } from '#server/platform/db.ts'
import { narrowed, received } from './filter.ts'
import { type Ask, type Asking, inQueue } from './lists.ts'
import { Where } from './where.ts'

export interface PlaceCount {
  region: string
  open: number
  overdue: number
  /** Without coordinates. */
  unplaced: number
}

/** Length of the codes counted by: townships, below a township its villages, below a village its grids. */
export function lengthBelow(region: string | undefined): 9 | 12 | 15 {
  if (region === undefined || region.length < 9) return 9
  return region.length < 12 ? 12 : 15
}

/** The open matters of the queue and filter by place, those without coordinates too. */
export async function casePlaces(sql: Sql, asking: Asking, ask: Ask): Promise<PlaceCount[]> {
  const where = narrowed(received(inQueue(new Where(), asking, ask), ask), ask, asking.now)
  where.plain('is_open')
  const now = where.values.push(asking.now)
  return sql.query<PlaceCount & Record<string, unknown>>(
    `select left(region_code, ${lengthBelow(ask.region)}) as region, count(*)::int as open,
            (count(*) filter (where next_due_at < $${now}))::int as overdue,
            (count(*) filter (where lng is null or lat is null))::int as unplaced
       from cases where ${where} group by 1 order by 1`,
    where.values,
  )
}
