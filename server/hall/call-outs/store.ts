import type { Sql } from '#server/platform/db.ts'
import type { Times } from './rules.ts'

export interface CallOutRow extends Times {
  id: string
  countyCode: string
  regionCode: string
  hallCode: string
  unitCode: string
  caseId: string | null
  ticketId: string | null
  calledAt: Date
  calledBy: string
  expectedAt: Date | null
  outcome: string | null
  clientKey: string
  version: number
}

const columns = `id, county_code as "countyCode", region_code as "regionCode", hall_code as "hallCode",
  unit_code as "unitCode", case_id as "caseId", ticket_id as "ticketId", called_at as "calledAt",
  called_by as "calledBy", due_at as "dueAt", acknowledged_at as "acknowledgedAt",
  expected_at as "expectedAt", arrived_at as "arrivedAt", left_at as "leftAt", outcome,
  cancelled_at as "cancelledAt", client_key as "clientKey", version`

export type NewCallOut = Pick<
  CallOutRow,
  | 'id'
  | 'countyCode'
  | 'regionCode'
  | 'hallCode'
  | 'unitCode'
  | 'caseId'
  | 'ticketId'
  | 'calledAt'
  | 'calledBy'
  | 'dueAt'
  | 'clientKey'
>

export async function addCallOut(sql: Sql, call: NewCallOut): Promise<CallOutRow> {
  const c = call
  const [row] = await sql.query<CallOutRow>(
    `insert into call_outs (id, county_code, region_code, hall_code, unit_code, case_id, ticket_id,
       called_at, called_by, due_at, client_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${columns}`,
    [
      ...[c.id, c.countyCode, c.regionCode, c.hallCode, c.unitCode, c.caseId, c.ticketId],
      ...[c.calledAt, c.calledBy, c.dueAt, c.clientKey],
    ],
    'call-out-add',
  )
  return found(row)
}

export async function callOutByKey(sql: Sql, clientKey: string): Promise<CallOutRow | undefined> {
  const [row] = await sql.query<CallOutRow>(
    `select ${columns} from call_outs where client_key = $1`,
    [clientKey],
    'call-out-by-key',
  )
  return row
}

export async function callOutById(sql: Sql, id: string): Promise<CallOutRow | undefined> {
  const [row] = await sql.query<CallOutRow>(
    `select ${columns} from call_outs where id = $1`,
    [id],
    'call-out-by-id',
  )
  return row
}

export async function lockCallOut(sql: Sql, id: string): Promise<CallOutRow | undefined> {
  const [row] = await sql.query<CallOutRow>(
    `select ${columns} from call_outs where id = $1 for update`,
    [id],
    'call-out-lock',
  )
  return row
}

/** What a step writes; nothing else of a call-out ever changes. */
export interface Step {
  acknowledged_at?: Date
  acknowledged_by?: string
  expected_at?: Date
  arrived_at?: Date
  arrival_by?: string
  left_at?: Date
  outcome?: string
  cancelled_at?: Date
  cancel_reason?: string
}

export async function takeStep(sql: Sql, id: string, step: Step): Promise<CallOutRow> {
  await sql.query(
    `update call_outs c set version = c.version + 1,
       acknowledged_at = coalesce(s.acknowledged_at, c.acknowledged_at),
       acknowledged_by = coalesce(s.acknowledged_by, c.acknowledged_by),
       expected_at = coalesce(s.expected_at, c.expected_at),
       arrived_at = coalesce(s.arrived_at, c.arrived_at),
       arrival_by = coalesce(s.arrival_by, c.arrival_by),
       left_at = coalesce(s.left_at, c.left_at), outcome = coalesce(s.outcome, c.outcome),
       cancelled_at = coalesce(s.cancelled_at, c.cancelled_at),
       cancel_reason = coalesce(s.cancel_reason, c.cancel_reason)
     from jsonb_populate_record(null::call_outs, $2) s where c.id = $1`,
    [id, JSON.stringify(step)],
    'call-out-step',
  )
  return found(await callOutById(sql, id))
}

/** Open ones and those called since; of halls in these regions, or of these units. Newest first. */
export function callOutsOf(
  sql: Sql,
  mine: { regions: readonly string[]; units: readonly string[] },
  since: Date,
): Promise<CallOutRow[]> {
  return sql.query<CallOutRow>(
    `select ${columns} from call_outs
     where (called_at >= $3 or (left_at is null and cancelled_at is null))
       and (region_code ^@ any ($1::text[]) or unit_code = any ($2::text[]))
     order by called_at desc limit 200`,
    [mine.regions, mine.units, since],
    'call-outs-of',
  )
}

/** Per unit: those whose time is over or whose arrival is known, and how many of them were in time. */
export function callOutFigures(
  sql: Sql,
  regions: readonly string[],
  between: { from: Date; to: Date; now: Date },
): Promise<{ unit: string; called: number; inTime: number }[]> {
  return sql.query(
    `select unit_code as unit, count(*)::int as called,
       (count(*) filter (where arrived_at <= due_at))::int as "inTime"
     from call_outs
     where called_at >= $2 and called_at < $3 and cancelled_at is null
       and (arrived_at is not null or due_at < $4) and region_code ^@ any ($1::text[])
     group by unit_code order by unit_code`,
    [regions, between.from, between.to, between.now],
    'call-out-figures',
  )
}

function found(row: CallOutRow | undefined): CallOutRow {
  if (!row) throw new Error('the call-out just written is not there')
  return row
}
