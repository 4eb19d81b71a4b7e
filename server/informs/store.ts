import type { InformKind, InformWay } from '#contract/inform-words.ts'
import type { NewInform } from '#contract/informs.ts'
import type { Sql } from '#server/platform/db.ts'

export interface InformRow {
  id: string
  region_code: string
  kind: InformKind
  title: string
  words: string
  urgent: boolean
  made_at: Date
  until: Date
  person_id: string
  unit_code: string
  withdrawn_at: Date | null
}

const columns = `id, region_code, kind, title, words, urgent, made_at, until, person_id, unit_code,
  withdrawn_at`

/** @returns false when this key has made one before */
export async function addInform(
  sql: Sql,
  given: NewInform,
  by: { id: string; personId: string; unitCode: string; at: Date },
): Promise<boolean> {
  const rows = await sql.query(
    `insert into informs (id, client_key, region_code, kind, title, words, urgent, made_at, until,
       person_id, unit_code)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (client_key) do nothing returning id`,
    [
      by.id,
      given.clientKey,
      given.regionCode,
      given.kind,
      given.title,
      given.words,
      given.urgent,
      by.at,
      given.until,
      by.personId,
      by.unitCode,
    ],
    'inform-add',
  )
  return rows.length > 0
}

const one = async (rows: Promise<InformRow[]>) => (await rows)[0]

export const informOf = (sql: Sql, id: string): Promise<InformRow | undefined> =>
  one(
    sql.query<InformRow & Record<string, unknown>>(
      `select ${columns} from informs where id = $1`,
      [id],
      'inform-find',
    ),
  )

export const informByKey = (sql: Sql, clientKey: string): Promise<InformRow | undefined> =>
  one(
    sql.query<InformRow & Record<string, unknown>>(
      `select ${columns} from informs where client_key = $1`,
      [clientKey],
      'inform-by-key',
    ),
  )

/** Those of the last days that may be seen, newest first, at most a hundred. */
export function informsSince(sql: Sql, since: Date): Promise<InformRow[]> {
  return sql.query<InformRow & Record<string, unknown>>(
    `select ${columns} from informs where until >= $1 order by made_at desc limit 100`,
    [since],
    'informs-since',
  )
}

/** In force in any of these grids: of the grid, or of a place above it. */
export function informsInForce(
  sql: Sql,
  grids: readonly string[],
  now: Date,
): Promise<InformRow[]> {
  return sql.query<InformRow & Record<string, unknown>>(
    `select ${columns} from informs
      where until > $2 and withdrawn_at is null
        and exists (select from unnest($1::text[]) as grid where grid ^@ region_code)
      order by urgent desc, made_at desc limit 50`,
    [grids, now],
    'informs-in-force',
  )
}

export async function withdrawInform(sql: Sql, id: string, at: Date): Promise<void> {
  await sql.query(
    'update informs set withdrawn_at = $2 where id = $1 and withdrawn_at is null',
    [id, at],
    'inform-withdraw',
  )
}

/** The newest word counts: told after a slip was left is told; null takes it back. */
export async function tellHome(
  sql: Sql,
  told: { informId: string; gridCode: string; homeCode: string; way: InformWay | null; at: Date },
): Promise<void> {
  const { informId, gridCode, homeCode, way, at } = told
  if (way === null) {
    await sql.query(
      'delete from inform_homes where inform_id = $1 and home_code = $2 and county_code = left($3, 6) and at <= $4',
      [informId, homeCode, gridCode, at],
      'inform-home-untell',
    )
    return
  }
  await sql.query(
    `insert into inform_homes (inform_id, county_code, grid_code, home_code, way, at)
     values ($1, left($2, 6), $2, $3, $4, $5)
     on conflict (inform_id, home_code, county_code) do update
       set way = excluded.way, at = excluded.at where inform_homes.at <= excluded.at`,
    [informId, gridCode, homeCode, way, at],
    'inform-home-tell',
  )
}

export async function toldHomes(
  sql: Sql,
  informId: string,
  grids: readonly string[],
): Promise<string[]> {
  const rows = await sql.query<{ home_code: string }>(
    'select home_code from inform_homes where inform_id = $1 and grid_code = any ($2) order by 1',
    [informId, grids],
    'inform-homes-told',
  )
  return rows.map(({ home_code }) => home_code)
}

/** Another mark whenever something is told in these grids, or there is something else to tell. */
export async function informsMark(sql: Sql, ids: readonly string[], grids: readonly string[]) {
  const [row] = await sql.query<{ mark: string }>(
    `select concat_ws('.', count(*), extract(epoch from max(at))) as mark
       from inform_homes where inform_id = any ($1) and grid_code = any ($2)`,
    [ids, grids],
    'informs-mark',
  )
  return row?.mark ?? ''
}

export async function addRead(sql: Sql, informId: string, gridCode: string): Promise<void> {
  await sql.query(
    `insert into inform_reads (inform_id, county_code, grid_code, reads) values ($1, left($2, 6), $2, 1)
     on conflict (inform_id, grid_code, county_code) do update set reads = inform_reads.reads + 1`,
    [informId, gridCode],
    'inform-read',
  )
}

export interface InformCount {
  place: string
  homes: number
  told: number
  slips: number
  reads: number
}

/** By the place one level down of a region. @param length of the codes of these places */
export function countInformed(
  sql: Sql,
  asked: { informId: string; region: string; length: number },
): Promise<InformCount[]> {
  return sql.query<InformCount & Record<string, unknown>>(
    `select place, sum(homes)::int as homes, sum(told)::int as told, sum(slips)::int as slips,
            sum(reads)::int as reads
       from (select left(grid_code, $3) as place, count(*) as homes, 0 as told, 0 as slips, 0 as reads
               from homes where grid_code >= $2 and grid_code < $2 || ':' and ended_at is null
              group by 1
             union all
             select left(grid_code, $3), 0, count(*) filter (where way = 'TOLD'),
                    count(*) filter (where way = 'SLIP'), 0
               from inform_homes
              where inform_id = $1 and grid_code >= $2 and grid_code < $2 || ':' group by 1
             union all
             select left(grid_code, $3), 0, 0, 0, sum(reads)
               from inform_reads
              where inform_id = $1 and grid_code >= $2 and grid_code < $2 || ':' group by 1) as counts
      group by place`,
    [asked.informId, asked.region, asked.length],
    'informs-count',
  )
}
