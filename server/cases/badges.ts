import type { Queue } from '#contract/queues.ts'
import { type CaseState, openStates } from '#contract/states.ts'
import type { Sql } from '#server/platform/db.ts'
import { narrowed, received } from './filter.ts'
import { holdingOf, openHoldingOf } from './holding.ts'
import { type Ask, type Asking, inQueue, lookBack } from './lists.ts'
import { isState, queuesOf } from './queues.ts'
import { Where } from './where.ts'

const badgeCap = 99

export interface Count {
  n: number
  /** There are more than n. */
  capped: boolean
}
export interface Badge extends Count {
  queue: Queue
}

/** Counts for the badges: sums kept by the sequencer, and capped counts for what depends on the hour. */
export async function badges(sql: Sql, asking: Asking): Promise<Badge[]> {
  const { post } = asking
  const queues = queuesOf(post)
  if (queues.length === 0) return []
  const holding = holdingOf(post)
  const open = openHoldingOf(post)
  const rows = await sql.query<{ scope: string; state: CaseState; n: number }>(
    `select scope, state, n from case_counts
      where (scope = $1 and code = $2) or (scope = $3 and code = $4)`,
    [holding.scope, holding.code, open.scope, open.code],
    'badges',
  )
  const counted = rows.map((row) => ({ ...row, n: Math.max(0, row.n) }))
  const byState = new Map(
    counted.filter(({ scope }) => scope === holding.scope).map(({ state, n }) => [state, n]),
  )
  const allOpen = counted
    .filter(({ scope, state }) => scope === open.scope && openStates.includes(state))
    .reduce((sum, { n }) => sum + n, 0)
  const result: Badge[] = []
  for (const queue of queues) {
    if (isState(queue)) result.push({ queue, n: byState.get(queue) ?? 0, capped: false })
    else if (queue === 'ALL_OPEN') result.push({ queue, n: allOpen, capped: false })
    // What has come in lately is a place to look, not a pile to work off.
    else if (queue === 'RECENT') result.push({ queue, n: 0, capped: false })
    else result.push({ queue, ...(await hourly(sql, queue, asking)) })
  }
  return result
}

/** How many the filter leaves of a queue, counted to 99 and, of what is long past, no further than a page looks. */
export async function countCases(sql: Sql, asking: Asking, ask: Ask): Promise<Count> {
  const where = received(inQueue(new Where(), asking, ask), ask)
  const filter = narrowed(where.beside(), ask, asking.now)
  return ask.queue === 'RECENT'
    ? capped(
        sql,
        `(select * from cases where ${where} order by received_at desc, id limit ${lookBack}) as cases`,
        filter,
      )
    : capped(sql, 'cases', where.plain(`${filter}`))
}

function hourly(sql: Sql, queue: Queue, asking: Asking): Promise<Count> {
  const { post, today } = asking
  const where = new Where()
  if (queue === 'TASKS')
    return capped(
      sql,
      'sub_tasks',
      where.add((at) => `unit_code = ${at}`, post.unitCode).plain('finished_at is null'),
    )
  if (queue === 'PROMISES')
    return capped(
      sql,
      'promises p join cases c on c.id = p.case_id and c.county_code = p.county_code',
      where
        .add((at) => `next_check_on <= ${at}`, today)
        .add((at) => `c.region_code ^@ ${at}`, post.regionCode),
    )
  return countCases(sql, asking, { queue })
}

async function capped(sql: Sql, from: string, where: Where): Promise<Count> {
  const [row] = await sql.query<{ n: number }>(
    `select count(*)::int as n from (select from ${from} where ${where} limit ${badgeCap + 1}) as counted`,
    where.values,
  )
  const n = row?.n ?? 0
  return { n: Math.min(n, badgeCap), capped: n > badgeCap }
}
