import type { ListCases } from '#contract/api.ts'
import { levelOf } from '#contract/levels.ts'
import type { Queue } from '#contract/queues.ts'
import { type CaseState, openStates } from '#contract/states.ts'
import type { Sql } from '#server/platform/db.ts'
import type { ActorPost } from './actor.ts'
import type { Case } from './case.ts'
import { caseColumns } from './columns.ts'

/** What a post's worklist is about: its centre's cases, its unit's, or those of its region. */
export interface Holding {
  scope: 'centre' | 'unit' | 'region'
  code: string
}

export function holdingOf(post: ActorPost): Holding {
  switch (post.role) {
    case 'DISPATCHER':
      return { scope: 'centre', code: post.unitCode }
    case 'UNIT_CLERK':
    case 'MEDIATOR':
    case 'GRID_POLICE_LEAD':
    case 'GRID_JUDGE':
      return { scope: 'unit', code: post.unitCode }
    default:
      return { scope: 'region', code: post.regionCode }
  }
}

/** What "all open" is about: a dispatcher looks over the whole region, whoever holds the case. */
function openHoldingOf(post: ActorPost): Holding {
  return post.role === 'DISPATCHER' ? { scope: 'region', code: post.regionCode } : holdingOf(post)
}

/** Queues that this post works on, in the order shown. */
export function queuesOf(post: ActorPost): Queue[] {
  const states: Queue[] = [
    'REGISTERED',
    'ACCEPTED',
    'OBJECTED',
    'DISPATCHED',
    'IN_PROGRESS',
    'ON_HOLD',
    'RESOLVED',
    'FOLLOW_UP',
  ]
  switch (post.role) {
    case 'DISPATCHER':
      return [...states, 'OVERDUE', 'ALL_OPEN', 'RECENT']
    case 'UNIT_CLERK':
    case 'MEDIATOR':
    case 'GRID_POLICE_LEAD':
    case 'GRID_JUDGE':
      return ['DISPATCHED', 'IN_PROGRESS', 'TASKS', 'ON_HOLD', 'RESOLVED', 'OVERDUE', 'ALL_OPEN']
    case 'GRID_WORKER':
    case 'POLICE_GRID_WORKER':
    case 'GRID_LEADER':
      return ['DISPATCHED', 'IN_PROGRESS', 'TASKS', 'RESOLVED', 'PROMISES', 'ALL_OPEN', 'RECENT']
    case 'HOTLINE_AGENT':
      return ['FOLLOW_UP', 'REGISTERED', 'ALL_OPEN', 'RECENT']
    case 'HALL_CLERK':
      return ['REGISTERED', 'ALL_OPEN']
    case 'ADMINISTRATOR':
      return []
    default:
      return [...states, 'OVERDUE', 'ALL_OPEN', 'RECENT']
  }
}

const badgeCap = 99

class Where {
  readonly values: unknown[] = []
  readonly parts: string[] = []
  add(part: (at: string) => string, value: unknown): this {
    this.values.push(value)
    this.parts.push(part(`$${this.values.length}`))
    return this
  }
  plain(part: string): this {
    this.parts.push(part)
    return this
  }
  toString(): string {
    return this.parts.join(' and ')
  }
}

/** The subtree as the index that serves it wants it said. */
function within(where: Where, region: string): Where {
  const level = levelOf(region)
  if (level === 'CITY') return where
  if (level === 'COUNTY') return where.add((at) => `left(region_code, 6) = ${at}`, region)
  if (level === 'GRID') return where.add((at) => `region_code = ${at}`, region)
  return where
    .add((at) => `region_code >= ${at}`, region)
    .add((at) => `region_code < ${at}`, `${region}~`)
}

function held(where: Where, { scope, code }: Holding): Where {
  if (scope === 'centre') return where.add((at) => `centre_code = ${at}`, code)
  if (scope === 'unit') return where.add((at) => `lead_unit = ${at}`, code)
  return within(where, code)
}

function isState(queue: Queue): queue is Queue & CaseState {
  return (openStates as readonly string[]).includes(queue)
}

export interface Listed {
  items: Case[]
  next?: string
}

/** One page by key: never an offset, never a wait for a total. */
export async function listCases(
  sql: Sql,
  post: ActorPost,
  ask: ListCases,
  now: Date,
  today: string,
): Promise<Listed> {
  const limit = ask.limit ?? 50
  const where = new Where()
  const recent = ask.queue === 'RECENT'
  if (!recent) where.plain('is_open')
  if (ask.queue === 'TASKS') {
    where.add(
      (at) =>
        `id in (select case_id from sub_tasks where unit_code = ${at} and finished_at is null)`,
      post.unitCode,
    )
  } else if (ask.queue === 'PROMISES') {
    where.parts.length = 0
    within(where, post.regionCode)
    where.add((at) => `id in (select case_id from promises where next_check_on <= ${at})`, today)
  } else {
    held(where, ask.queue === 'ALL_OPEN' ? openHoldingOf(post) : holdingOf(post))
  }
  if (isState(ask.queue)) where.add((at) => `state = ${at}`, ask.queue)
  if (ask.queue === 'OVERDUE') where.add((at) => `next_due_at < ${at}`, now)
  if (ask.category) where.add((at) => `category_code ^@ ${at}`, ask.category)
  if (ask.region) where.add((at) => `region_code ^@ ${at}`, ask.region)
  const order = recent ? 'received_at desc, id' : 'next_due_at, id'
  const cursor = readCursor(ask.after)
  if (cursor && recent) {
    where.add((at) => `received_at <= ${at}`, cursor.at)
    where.plain(`(received_at < $${where.values.length} or id > '${cursor.id}')`)
  } else if (cursor) {
    where.add((at) => `(next_due_at, id) > (${at}, '${cursor.id}')`, cursor.at)
  }
  const text = `select ${caseColumns} from cases where ${where.parts.length ? where : 'true'} order by ${order} limit ${limit + 1}`
  const rows = await sql.query<Case>(text, where.values)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  if (rows.length <= limit || !last) return { items }
  const at = recent ? last.receivedAt : last.nextDueAt
  return { items, next: Buffer.from(`${at?.toISOString() ?? ''}|${last.id}`).toString('base64url') }
}

function readCursor(after: string | undefined): { at: string; id: string } | undefined {
  const [at, id] = after ? Buffer.from(after, 'base64url').toString().split('|') : []
  return at && id && /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(Date.parse(at))
    ? { at, id }
    : undefined
}

export interface Badge {
  queue: Queue
  n: number
  capped: boolean
}

/** Counts for the badges: sums kept by the sequencer, and capped counts for what depends on the hour. */
export async function badges(
  sql: Sql,
  post: ActorPost,
  now: Date,
  today: string,
): Promise<Badge[]> {
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
    else result.push(await cappedCount(sql, queue, post, now, today))
  }
  return result
}

async function cappedCount(
  sql: Sql,
  queue: Queue,
  post: ActorPost,
  now: Date,
  today: string,
): Promise<Badge> {
  const where = new Where()
  let from = 'cases'
  if (queue === 'TASKS') {
    from = 'sub_tasks'
    where.add((at) => `unit_code = ${at}`, post.unitCode).plain('finished_at is null')
  } else if (queue === 'PROMISES') {
    from = 'promises p join cases c on c.id = p.case_id and c.county_code = p.county_code'
    where.add((at) => `next_check_on <= ${at}`, today)
    where.add((at) => `c.region_code ^@ ${at}`, post.regionCode)
  } else {
    held(where.plain('is_open'), holdingOf(post)).add((at) => `next_due_at < ${at}`, now)
  }
  const [row] = await sql.query<{ n: number }>(
    `select count(*)::int as n from (select from ${from} where ${where} limit ${badgeCap + 1}) as counted`,
    where.values,
  )
  const n = row?.n ?? 0
  return { queue, n: Math.min(n, badgeCap), capped: n > badgeCap }
}

/** For the short answer to "which case is this?": by code. Scope is row security's. */
export async function searchByCode(sql: Sql, code: string): Promise<Case[]> {
  return sql.query<Case>(
    `select ${caseColumns} from cases where case_code = $1`,
    [code],
    'search-code',
  )
}

export async function casesByIds(sql: Sql, ids: readonly string[]): Promise<Case[]> {
  return sql.query<Case>(
    `select ${caseColumns} from cases where id = any($1::uuid[]) order by received_at desc`,
    [ids],
    'cases-by-ids',
  )
}
