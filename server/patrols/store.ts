import type { Finding } from '#contract/patrol-words.ts'
import type { Sql } from '#server/platform/db.ts'

export interface NewCheck {
  id: string
  regionCode: string
  routeCode: string
  routeVersion: number
  pointCode: string
  at: Date
  finding: Finding
  reportKey: string | null
  noteSealed: Buffer | null
  receivedAt: Date
}

export async function addCheck(sql: Sql, check: NewCheck): Promise<void> {
  await sql.query(
    `insert into patrol_checks (id, county_code, region_code, route_code, route_version, point_code,
       at, finding, report_key, note_sealed, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      check.id,
      check.regionCode.slice(0, 6),
      check.regionCode,
      check.routeCode,
      check.routeVersion,
      check.pointCode,
      check.at,
      check.finding,
      check.reportKey,
      check.noteSealed,
      check.receivedAt,
    ],
    'patrol-check-add',
  )
}

/** How many checks these routes have in the week; they are never changed nor taken away. */
export async function checkCount(
  sql: Sql,
  week: string,
  routes: readonly string[],
): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    'select count(*) as count from patrol_checks where week = $1 and route_code = any ($2)',
    [week, routes],
    'patrol-check-count',
  )
  return row?.count ?? 0
}

export interface CheckRow {
  route_code: string
  point_code: string
  at: Date
  finding: Finding
  note_sealed: Buffer | null
}

export function checksOf(sql: Sql, week: string, routes: readonly string[]): Promise<CheckRow[]> {
  return sql.query<CheckRow & Record<string, unknown>>(
    `select route_code, point_code, at, finding, note_sealed from patrol_checks
      where week = $1 and route_code = any ($2) order by at`,
    [week, routes],
    'patrol-checks-of-routes',
  )
}

export interface PointCount {
  route_code: string
  point_code: string
  /** Days on which it was looked at: twice a day is once. */
  days: number
  findings: number
}

/** Every point looked at in that week, of the routes of a region and beneath it. */
export function countPoints(sql: Sql, week: string, region: string): Promise<PointCount[]> {
  return sql.query<PointCount & Record<string, unknown>>(
    `select route_code, point_code, count(distinct day)::int as days,
            count(*) filter (where finding = 'FINDING')::int as findings
       from patrol_checks
      where week = $1 and route_code >= 'R-' || $2::text and route_code < 'R-' || $2::text || ':'
      group by route_code, point_code`,
    [week, region],
    'patrol-points-count',
  )
}
