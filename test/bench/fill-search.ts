import type pg from 'pg'
import {
  categoryTerm,
  centreTerm,
  hash,
  leadTerm,
  monthTerm,
  normalise,
  openTerm,
  regionTerms,
  unitTerm,
  wordTerms,
} from '#server/cases/search/terms.ts'
import { madeReport } from './reports.ts'

/** A word that stands in a handful of cases, whatever their number. */
export const rareWord = '锦鲤'

const kinds = 64

/**
 * The search of generated cases, as the follower would write it but in one statement: bodies such as
 * people write, a rare word now and then, and the facts of each case.
 */
export async function fillSearch(client: pg.Client): Promise<void> {
  const bodies = Array.from({ length: kinds }, (_, i) => normalise(String(madeReport(i).words)))
  const { rows } = await client.query<Record<'regions' | 'units' | 'leaves' | 'months', string[]>>(
    `select array_agg(distinct region_code) as regions, array_agg(distinct lead_unit) filter (where lead_unit is not null) as units,
       array_agg(distinct category_code) as leaves, array_agg(distinct to_char(received_at at time zone 'utc', 'YYYY-MM')) as months from cases`,
  )
  const [found] = rows
  if (!found) return
  const terms = (codes: readonly string[], of: (code: string) => number[]) =>
    JSON.stringify(codes.map((code) => ({ code, terms: of(code) })))
  const table = (at: number) => `json_to_recordset($${at})`
  await client.query('drop index search_terms_terms')
  await client.query(
    'create temp table filled as select case_id, c.county_code, received_at, terms, body from case_search c, search_terms limit 0',
  )
  await client.query(
    `insert into filled (case_id, county_code, received_at, terms, body)
     select c.id, c.county_code, c.received_at,
         b.terms || r.terms || m.terms || l.terms || coalesce(u.terms, '{}') || case when c.is_open then array[${openTerm}] else '{}' end, b.body
       from (select *, row_number() over (order by received_at) as n from cases) as c
       join ${table(1)} as b (turn int, terms int[], body text)
         on b.turn = case when c.n % greatest(1000, (select count(*) / 8 from cases)) = 1 then ${kinds} else (c.n * 7919) % ${kinds} end
       join ${table(2)} as r (code text, terms int[]) on r.code = c.region_code
       join ${table(3)} as m (code text, terms int[]) on m.code = to_char(c.received_at at time zone 'utc', 'YYYY-MM')
       join ${table(4)} as l (code text, terms int[]) on l.code = c.category_code
       left join ${table(5)} as u (code text, terms int[]) on u.code = c.lead_unit`,
    [
      JSON.stringify([
        ...bodies.map((body, turn) => ({ turn, body, terms: wordTerms(body) })),
        {
          turn: kinds,
          body: `${bodies[0]} ${rareWord}`,
          terms: [...wordTerms(bodies[0] ?? ''), hash(rareWord)],
        },
      ]),
      terms(found.regions, (code) => [
        centreTerm(`C-${code.slice(0, 6)}`),
        ...[6, 9, 12, 15].flatMap((length) => regionTerms(code.slice(0, length))),
      ]),
      terms(found.months, (month) => [monthTerm(new Date(`${month}-01T00:00:00Z`))]),
      terms(found.leaves, (code) => [categoryTerm(code), categoryTerm(code.slice(0, 2))]),
      terms(found.units ?? [], (code) => [unitTerm(code), leadTerm(code)]),
    ],
  )
  await client.query(
    'insert into case_search (case_id, county_code, body) select case_id, county_code, body from filled order by received_at',
  )
  await client.query(
    `insert into search_terms (entry, county_code, received_at, terms)
     select entry, county_code, received_at, terms from filled join case_search using (case_id, county_code)`,
  )
  await client.query("set maintenance_work_mem = '512MB'")
  await client.query(
    'create index search_terms_terms on search_terms using gin (terms) with (gin_pending_list_limit = 512)',
  )
}
