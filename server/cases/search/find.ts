import type { CaseFilter } from '#contract/workbench.ts'
import { type ActorPost, seesSubtree } from '#server/cases/actor.ts'
import { holdingBy } from '#server/cases/holding.ts'
import type { Ask, Cursor } from '#server/cases/lists.ts'
import type { Sql } from '#server/platform/db.ts'
import {
  categoryTerm,
  centreTerm,
  leadTerm,
  monthTerm,
  openTerm,
  type Query,
  regionTerms,
  unitTerm,
} from './terms.ts'

/** Words, and what of the list the index can answer; the list itself decides once more. */
export interface Words {
  query: Query
  facts: number[]
  /** Ratings may be searched within the post's own region: [] is everywhere, undefined nowhere. */
  rated: number[] | undefined
}

/** Roles that see who reported, and with it what a rating says. */
const seeReporters: readonly ActorPost['role'][] = [
  'DISPATCHER',
  'HOTLINE_AGENT',
  'HALL_CLERK',
  'SUPERVISOR',
]

export function wordsOf(post: ActorPost, ask: Ask, query: Query): Words {
  return {
    query,
    facts: [...whose(post, ask), ...narrowing(ask)],
    rated: seeReporters.includes(post.role) ? regionTerms(post.regionCode) : undefined,
  }
}

function whose(post: ActorPost, { queue, holding }: Ask): number[] {
  if (holding === 'MINE' || queue === 'TASKS' || queue === 'PROMISES') return []
  const { scope, code } = holdingBy(post, queue, holding)
  if (scope === 'centre') return [centreTerm(code)]
  if (scope === 'unit') return [leadTerm(code)]
  return [...regionTerms(code), ...(seesSubtree(post.role) ? [] : [unitTerm(post.unitCode)])]
}

function narrowing({ region, unit, category }: CaseFilter): number[] {
  return [
    ...(region ? regionTerms(region) : []),
    ...(unit ? [leadTerm(unit)] : []),
    ...(category?.length === 1 ? category.map(categoryTerm) : []),
  ]
}

/** The text itself, for a hash may lie. */
const holds = `(body like all ($2::text[])
  or (guarded is not null and terms @> $3::int[] and body || ' ' || guarded like all ($2::text[])))`

function valuesOf({ query, facts, rated }: Words, more: readonly number[]) {
  return {
    terms: [...more, ...query.terms, ...facts],
    phrases: query.phrases.map((phrase) => `%${phrase.replaceAll(/[\\%_]/g, '\\$&')}%`),
    rated: rated ?? null,
  }
}

/** Every open matter that holds the words: as few as are open, however many are closed. */
export async function openHits(sql: Sql, words: Words): Promise<string[]> {
  const { terms, phrases, rated } = valuesOf(words, [openTerm])
  const rows = await sql.query<{ id: string }>(
    `select case_id as id from search_terms join case_search using (entry, county_code)
      where terms @> $1::int[] and ${holds}`,
    [terms, phrases, rated],
  )
  return rows.map(({ id }) => id)
}

/** Between these instants, both included, from the newest on; after the last of the page before. */
export interface Span {
  newest: Date
  oldest: Date | undefined
  after: Cursor | undefined
}

/** Hits that are read and sorted at once. */
const few = 1000
/** Candidates whose text is read before a page may be full: what hardly ever lies, and drops few. */
const enough = 200

/**
 * Open and closed alike, newest first. The newest month alone fills a page of what is found often; of
 * what is rare all hits are read at once; and a word of another season is sought month by month.
 */
export async function newestHits(
  sql: Sql,
  words: Words,
  { newest, oldest, after }: Span,
  limit: number,
): Promise<Cursor[]> {
  const [first] = await sql.query<{ at: Date | null }>(
    'select min(received_at) as at from cases',
    [],
    'search-first',
  )
  const from = after && after.at < newest ? after.at : newest
  const since = oldest ?? first?.at ?? from
  const ask = { words, newest: from, oldest: since, after }
  const [month, ...before] = monthsBack(from, first?.at && first.at > since ? first.at : since)
  const hits = month ? await newestOf(sql, ask, month, limit) : []
  if (hits.length >= limit) return hits
  if (await isFew(sql, words)) return read(sql, ask, [], since, limit)
  for (const each of before) {
    hits.push(...(await newestOf(sql, ask, each, limit - hits.length)))
    if (hits.length >= limit) break
  }
  return hits
}

interface AskedHits {
  words: Words
  newest: Date
  oldest: Date
  after: Cursor | undefined
}

async function isFew(sql: Sql, words: Words): Promise<boolean> {
  const rows = await sql.query(
    `select from search_terms where terms @> $1::int[] limit ${few + 1}`,
    [valuesOf(words, []).terms],
  )
  return rows.length <= few
}

/** The newest of a month. The index alone is asked first: of a month full of the word only the newest texts are read. */
async function newestOf(sql: Sql, ask: AskedHits, month: Date, limit: number): Promise<Cursor[]> {
  const terms = [monthTerm(month)]
  const most = Math.max(enough, 2 * limit)
  const times = await sql.query<{ at: Date }>(
    `select received_at as at from search_terms
      where terms @> $1::int[] and received_at between $2 and $3 order by received_at desc limit ${most}`,
    [valuesOf(ask.words, terms).terms, ask.oldest, ask.newest],
  )
  const last = times.at(-1)?.at
  if (!last) return []
  const hits = await read(sql, ask, terms, last, limit)
  return hits.length >= limit || times.length < most
    ? hits
    : read(sql, ask, terms, ask.oldest, limit)
}

function read(
  sql: Sql,
  { words, newest, after }: AskedHits,
  more: readonly number[],
  oldest: Date,
  limit: number,
): Promise<Cursor[]> {
  const { terms, phrases, rated } = valuesOf(words, more)
  return sql.query<Cursor>(
    `select case_id as id, received_at as at from search_terms join case_search using (entry, county_code)
      where terms @> $1::int[] and ${holds} and received_at between $4 and $5
        and ($6::timestamptz is null or received_at < $6 or case_id > $7)
      order by received_at desc, case_id limit ${limit}`,
    [terms, phrases, rated, oldest, newest, after?.at ?? null, after?.id ?? null],
  )
}

/** First days of the months from the newest down to the oldest. */
export function monthsBack(newest: Date, oldest: Date): Date[] {
  const count =
    (newest.getUTCFullYear() - oldest.getUTCFullYear()) * 12 +
    (newest.getUTCMonth() - oldest.getUTCMonth())
  return Array.from(
    { length: Math.max(0, count) + 1 },
    (_, back) => new Date(Date.UTC(newest.getUTCFullYear(), newest.getUTCMonth() - back, 1)),
  )
}
