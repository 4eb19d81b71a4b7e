import type { Confirmation, HelpKind, VisitOutcome } from '#contract/home-words.ts'
import type { Sql } from '#server/platform/db.ts'

export interface NewVisit {
  id: string
  gridCode: string
  homeCode: string
  formCode: string
  formVersion: number
  outcome: VisitOutcome
  at: Date
  receivedAt: Date
  personId: string
  unitCode: string
  confirmation: Confirmation | null
  codeKey: Buffer | null
  signatureSealed: Buffer | null
  answersSealed: Buffer | null
  /** YYYY-MM-DD */
  deleteAfter: string | null
  receipt: string | null
  help: readonly { reportKey: string; kind: HelpKind }[]
}

/** Doors that are there already stay as they are; one that had gone is there again. */
export async function addHomes(
  sql: Sql,
  gridCode: string,
  codes: readonly string[],
  at: Date,
): Promise<number> {
  const rows = await sql.query<{ code: string }>(
    `insert into homes (code, county_code, grid_code, added_at)
     select code, left($1, 6), $1, $3 from unnest($2::text[]) as code
     on conflict (code, county_code) do update set ended_at = null, added_at = excluded.added_at
       where homes.ended_at is not null
     returning code`,
    [gridCode, codes, at],
    'homes-add',
  )
  return rows.length
}

export async function endHome(sql: Sql, gridCode: string, code: string, at: Date): Promise<void> {
  await sql.query(
    'update homes set ended_at = $3 where code = $1 and county_code = left($2, 6) and ended_at is null',
    [code, gridCode, at],
    'home-end',
  )
}

export async function addVisit(sql: Sql, visit: NewVisit): Promise<void> {
  await sql.query(
    `insert into home_visits (id, county_code, grid_code, home_code, form_code, form_version, outcome,
       at, received_at, person_id, unit_code, confirmation, code_key, signature_sealed,
       answers_sealed, delete_after, receipt, help)
     values ($1, left($2, 6), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      visit.id,
      visit.gridCode,
      visit.homeCode,
      visit.formCode,
      visit.formVersion,
      visit.outcome,
      visit.at,
      visit.receivedAt,
      visit.personId,
      visit.unitCode,
      visit.confirmation,
      visit.codeKey,
      visit.signatureSealed,
      visit.answersSealed,
      visit.deleteAfter,
      visit.receipt,
      JSON.stringify(visit.help),
    ],
    'home-visit-add',
  )
}

/** What changes whenever a door or a visit of these grids is another. Ranges of two indexes. */
export async function homesMark(sql: Sql, grids: readonly string[], since: Date): Promise<string> {
  const [row] = await sql.query<{ mark: string }>(
    `select concat_ws('.',
       (select count(*) from homes where grid_code = any ($1) and ended_at is null),
       (select extract(epoch from max(added_at)) from homes where grid_code = any ($1) and ended_at is null),
       (select count(*) from home_visits where grid_code = any ($1) and at >= $2)) as mark`,
    [grids, since],
    'homes-mark',
  )
  return row?.mark ?? ''
}

export async function homesOf(sql: Sql, grids: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ code: string }>(
    'select code from homes where grid_code = any ($1) and ended_at is null order by code',
    [grids],
    'homes-of-grids',
  )
  return rows.map(({ code }) => code)
}

export interface LastVisit {
  home_code: string
  form_code: string
  at: Date
  outcome: VisitOutcome
}

/** Of each home and form the newest visit since then; one at which nobody was there undoes no other. */
export function lastVisits(sql: Sql, grids: readonly string[], since: Date): Promise<LastVisit[]> {
  return sql.query<LastVisit & Record<string, unknown>>(
    `select distinct on (home_code, form_code) home_code, form_code, at, outcome
       from home_visits where grid_code = any ($1) and at >= $2
      order by home_code, form_code, outcome = 'ABSENT', at desc`,
    [grids, since],
    'home-visits-last',
  )
}

export interface PlaceCount {
  place: string
  homes: number
  agreed: number
  declined: number
  absent: number
  vacant: number
  helped: number
}

/**
 * Homes of a region by the place one level down, each home by its newest visit since then that met
 * somebody, as above.
 * @param length of the codes of the places
 */
export function countHomes(
  sql: Sql,
  asked: { region: string; length: number; form: string; since: Date },
): Promise<PlaceCount[]> {
  return sql.query<PlaceCount & Record<string, unknown>>(
    `with last as (
       select distinct on (home_code) home_code, outcome, jsonb_array_length(help) as helped
         from home_visits
        where form_code = $3 and grid_code >= $1 and grid_code < $1 || ':' and at >= $4
        order by home_code, outcome = 'ABSENT', at desc)
     select left(grid_code, $2) as place, count(*)::int as homes,
            count(*) filter (where outcome = 'AGREED')::int as agreed,
            count(*) filter (where outcome = 'DECLINED')::int as declined,
            count(*) filter (where outcome = 'ABSENT')::int as absent,
            count(*) filter (where outcome = 'VACANT')::int as vacant,
            coalesce(sum(helped), 0)::int as helped
       from homes left join last on home_code = code
      where grid_code >= $1 and grid_code < $1 || ':' and ended_at is null
      group by left(grid_code, $2)`,
    [asked.region, asked.length, asked.form, asked.since],
    'homes-count',
  )
}
