import type { Queue } from '#contract/queues.ts'
import type { CaseFilter } from '#contract/workbench.ts'
import type { ListCases } from '#contract/worklists.ts'
import type { Sql } from '#server/platform/db.ts'
import type { ActorPost } from './actor.ts'
import type { Case } from './case.ts'
import { caseColumns } from './columns.ts'
import { narrowed, received } from './filter.ts'
import { held, holdingBy, newestWithin, within } from './holding.ts'
import { isState } from './queues.ts'
import { Where } from './where.ts'

/** Who asks, through which post, and when. */
export interface Asking {
  personId: string
  post: ActorPost
  now: Date
  /** The day of the town, YYYY-MM-DD. */
  today: string
}

export type Ask = CaseFilter & {
  queue: Queue
  /** Of these alone: what a search for words has found. */
  only?: readonly string[] | undefined
}

export interface Listed {
  items: Case[]
  next?: string
}

/** So many of the newest are looked through for one page; the next page looks further back. */
export const lookBack = 5000

type PageAsk = Ask & Pick<ListCases, 'limit'> & { after?: string | undefined }

/** One page by key: never an offset, never a wait for a total. */
export async function listCases(sql: Sql, asking: Asking, ask: PageAsk): Promise<Listed> {
  return ask.queue === 'RECENT' ? newestFirst(sql, asking, ask) : soonestDue(sql, asking, ask)
}

/** What is in the queue: state, holding and what else makes it one. */
export function inQueue(where: Where, asking: Asking, ask: Ask): Where {
  const { post, now, today } = asking
  const { queue, holding } = ask
  if (ask.only) where.add((at) => `id = any(${at}::uuid[])`, ask.only)
  if (ask.takenBy) takenBy(where, ask.takenBy)
  if (holding === 'MINE') takenBy(where, asking.personId)
  if (queue === 'PROMISES')
    return within(where, post.regionCode).add(
      (at) => `id in (select case_id from promises where next_check_on <= ${at})`,
      today,
    )
  const whose = holding === 'MINE' ? undefined : holdingBy(post, queue, holding)
  if (queue === 'RECENT')
    return whose?.scope === 'region' ? newestWithin(where, whose.code) : held(where, whose)
  where.plain('is_open')
  if (queue === 'TASKS')
    return where.add(
      (at) =>
        `id in (select case_id from sub_tasks where unit_code = ${at} and finished_at is null)`,
      post.unitCode,
    )
  held(where, whose)
  if (queue === 'OVERDUE') where.add((at) => `next_due_at < ${at}`, now)
  return isState(queue) ? where.add((at) => `state = ${at}`, queue) : where
}

/** Closed matters are taken by nobody: to say so lets the index of the open ones answer. */
function takenBy(where: Where, personId: string): Where {
  return where.plain('is_open').add((at) => `taken_by = ${at}`, personId)
}

async function soonestDue(sql: Sql, asking: Asking, ask: PageAsk): Promise<Listed> {
  const { limit = 50 } = ask
  const where = narrowed(received(inQueue(new Where(), asking, ask), ask), ask, asking.now)
  const cursor = readCursor(ask.after)
  if (cursor) where.add((at) => `(next_due_at, id) > (${at}, '${cursor.id}')`, cursor.at)
  const rows = await sql.query<Case>(
    `select ${caseColumns} from cases where ${where} order by next_due_at, id limit ${limit + 1}`,
    where.values,
  )
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return last ? { items, next: writeCursor(last.nextDueAt, last.id) } : { items }
}

/**
 * Open and closed alike, so a filter that hardly anything passes would walk through all years: one
 * page looks through so many rows and no more, and may be short though there is a next one.
 */
async function newestFirst(sql: Sql, asking: Asking, ask: PageAsk): Promise<Listed> {
  const { limit = 50 } = ask
  const where = received(inQueue(new Where(), asking, ask), ask)
  const cursor = readCursor(ask.after)
  if (cursor)
    where
      .add((at) => `received_at <= ${at}`, cursor.at)
      .plain(`(received_at < $${where.values.length} or id > '${cursor.id}')`)
  const scope = `from cases where ${where} order by received_at desc, id`
  const scopeValues = [...where.values]
  const filter = narrowed(where.beside(), ask, asking.now)
  const from = filter.isEmpty
    ? scope
    : `from (select * ${scope} limit ${lookBack}) as cases where ${filter} order by received_at desc, id`
  const rows = await sql.query<Case>(
    `select ${caseColumns} ${from} limit ${limit + 1}`,
    where.values,
  )
  const items = rows.slice(0, limit)
  const last =
    rows.length > limit
      ? items.at(-1)
      : filter.isEmpty
        ? undefined
        : await farthest(sql, scope, scopeValues)
  return last ? { items, next: writeCursor(last.receivedAt, last.id) } : { items }
}

/** The last matter that a page looked at; undefined when it has seen all. */
async function farthest(
  sql: Sql,
  scope: string,
  values: readonly unknown[],
): Promise<Pick<Case, 'id' | 'receivedAt'> | undefined> {
  const [last] = await sql.query<Pick<Case, 'id' | 'receivedAt'>>(
    `select id, received_at as "receivedAt" ${scope} limit 1 offset ${lookBack - 1}`,
    values,
  )
  return last
}

export const writeCursor = (at: Date | null, id: string): string =>
  Buffer.from(`${at?.toISOString() ?? ''}|${id}`).toString('base64url')

/** Where a page ends: received, or due, at that instant. */
export interface Cursor {
  at: Date
  id: string
}

export function readCursor(after: string | undefined): Cursor | undefined {
  const [at, id] = after ? Buffer.from(after, 'base64url').toString().split('|') : []
  return at && id && /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(Date.parse(at))
    ? { at: new Date(at), id }
    : undefined
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
