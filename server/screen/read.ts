import type { WhistleKind } from '#contract/dispatch-words.ts'
import type { Level } from '#contract/levels.ts'
import { type CaseState, caseStates, stateNames } from '#contract/states.ts'
import { newestWithin, within } from '#server/cases/holding.ts'
import { lengthBelow } from '#server/cases/places.ts'
import { Where } from '#server/cases/where.ts'
import type { Sql } from '#server/platform/db.ts'

/** Every query reads open matters or today's alone, by their indexes: what is closed costs nothing. */

export interface Today {
  state: CaseState
  level: Level
  n: number
}

export async function readToday(sql: Sql, region: string, midnight: Date): Promise<Today[]> {
  const where = newestWithin(
    new Where().add((at) => `received_at >= ${at}`, midnight),
    region,
  )
  return sql.query<Today & Record<string, unknown>>(
    `select state, level, count(*)::int as n from cases where ${where} group by 1, 2`,
    where.values,
  )
}

/** A sum over open matters: of all, or of one place, level or unit. */
export interface Sum {
  of: 'ALL' | 'PLACE' | 'LEVEL' | 'UNIT'
  code: string | null
  open: number
  overdue: number
  urgent: number
  unitOverdue: number
  yellow: number
  red: number
  listed: number
}

/** It is the unit's turn: what is late then is late by the unit. */
const unitStates = stateNames.filter((state) => {
  const facts = caseStates[state]
  return 'turn' in facts && facts.turn === 'UNIT'
})

/** One pass over the open matters of the region for all its sums. */
export async function readSums(sql: Sql, region: string, now: Date): Promise<Sum[]> {
  const where = within(new Where([now, unitStates]).plain('is_open'), region)
  const place = `left(region_code, ${lengthBelow(region)})`
  return sql.query<Sum & Record<string, unknown>>(
    `select (array['PLACE', 'LEVEL', 'UNIT', 'ALL'])[case
              when grouping(${place}) = 0 then 1 when grouping(level) = 0 then 2
              when grouping(lead_unit) = 0 then 3 else 4 end] as of,
            coalesce(${place}, level, lead_unit) as code,
            count(*)::int as open,
            (count(*) filter (where next_due_at < $1))::int as overdue,
            (count(*) filter (where urgent))::int as urgent,
            (count(*) filter (where next_due_at < $1 and state = any($2::text[])))::int as "unitOverdue",
            (count(*) filter (where supervision = 'YELLOW'))::int as yellow,
            (count(*) filter (where supervision = 'RED'))::int as red,
            (count(*) filter (where supervision = 'LISTED'))::int as listed
       from cases where ${where}
      group by grouping sets ((), (${place}), (level), (lead_unit))`,
    where.values,
  )
}

/** What a wall may tell of a matter: never its title. */
export interface Told {
  caseCode: string
  categoryCode: string | null
  regionCode: string
  /** Confidential or sensitive. */
  guarded: boolean
}
export interface Pressing extends Told {
  since: Date
}
const told = (c = '') =>
  `${c}case_code as "caseCode", ${c}category_code as "categoryCode", ${c}region_code as "regionCode",
   ${c}confidential or ${c}sensitive as guarded`

export async function readOverdue(
  sql: Sql,
  region: string,
  now: Date,
  most: number,
): Promise<Pressing[]> {
  const where = within(new Where([now]).plain('is_open and next_due_at < $1'), region)
  return sql.query<Pressing & Record<string, unknown>>(
    `select ${told()}, next_due_at as since from cases where ${where}
      order by next_due_at desc, id limit ${most}`,
    where.values,
  )
}

/** Materialized: else the newest would be sought by date through all that was ever closed. */
export async function readUrgent(sql: Sql, region: string, most: number): Promise<Pressing[]> {
  const where = within(new Where().plain('is_open and urgent'), region)
  return sql.query<Pressing & Record<string, unknown>>(
    `with urgent as materialized (
       select ${told()}, received_at as since, id from cases where ${where})
     select "caseCode", "categoryCode", "regionCode", guarded, since from urgent
      order by since desc, id limit ${most}`,
    where.values,
  )
}

export interface CalledUnit {
  unitCode: string
  reportedInAt: Date | null
  finishedAt: Date | null
  reportInDueAt: Date | null
}
export interface Blown extends Told {
  kind: WhistleKind
  calledBy: string
  reportInDueAt: Date
  units: CalledUnit[]
  /** Open whistles of the region, these and more. */
  whole: number
}

/** Called units of a whistle that have neither come nor been let go. */
const missing = `select from sub_tasks s
  where s.case_id = w.case_id and s.county_code = w.county_code and s.whistle_no = w.number
    and s.reported_in_at is null and s.finished_at is null`
/** From whistle to case, one by one (offset 0): else all cases of a region might be gone through for a few. */
const openWhistles = `whistles w
  cross join lateral (
    select * from cases where id = w.case_id and county_code = w.county_code offset 0) c
 where w.ended_at is null and c.region_code ^@ $1`

/**
 * Open whistles: those that wait for a unit before those where all have come, of either the newest
 * calls first. Their index holds those not ended.
 */
export async function readWhistles(sql: Sql, region: string, most: number): Promise<Blown[]> {
  const rows = await sql.query<Omit<Blown, 'units'> & { caseId: string; no: number }>(
    `select w.case_id as "caseId", w.number as no, w.kind, w.called_by as "calledBy",
            w.report_in_due_at as "reportInDueAt", (count(*) over ())::int as whole, ${told('c.')}
       from ${openWhistles}
      order by exists (${missing}) desc, w.report_in_due_at desc, w.case_id limit ${most}`,
    [region],
  )
  if (rows.length === 0) return []
  const called = await sql.query<CalledUnit & { caseId: string; no: number }>(
    `select case_id as "caseId", whistle_no as no, unit_code as "unitCode",
            reported_in_at as "reportedInAt", finished_at as "finishedAt",
            report_in_due_at as "reportInDueAt"
       from sub_tasks where case_id = any($1::uuid[]) and whistle_no is not null
      order by created_at, unit_code, id`,
    [rows.map(({ caseId }) => caseId)],
  )
  const units = Map.groupBy(called, ({ caseId, no }) => `${caseId} ${no}`)
  return rows.map((row) => ({ ...row, units: units.get(`${row.caseId} ${row.no}`) ?? [] }))
}

/** Whistles to which a unit has not come in time: told of however many were blown after them. */
export async function readMissed(
  sql: Sql,
  region: string,
  now: Date,
  most: number,
): Promise<Pressing[]> {
  return sql.query<Pressing & Record<string, unknown>>(
    `select ${told('c.')}, w.report_in_due_at as since
       from ${openWhistles} and w.report_in_due_at < $2
        and exists (${missing} and s.report_in_due_at < $2)
      order by w.report_in_due_at desc, w.case_id limit ${most}`,
    [region, now],
  )
}
