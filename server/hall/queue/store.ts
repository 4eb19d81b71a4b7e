import type { TicketState } from '#contract/hall.ts'
import type { Sql } from '#server/platform/db.ts'
import type { LocalDate } from '#server/town/calendar/days.ts'

export interface Ticket {
  id: string
  countyCode: string
  hallCode: string
  regionCode: string
  day: LocalDate
  number: string
  kind: string
  state: TicketState
  priority: boolean
  takenAt: Date
  placeAt: Date
  calledAt: Date | null
  calls: number
  missed: number
  startedAt: Date | null
  endedAt: Date | null
  window: number | null
  room: number | null
  servedBy: string | null
  caseId: string | null
  appointmentId: string | null
  token: string
  lastStep: LastStep | null
}

/** The step that ended a call, and what it changed: what may be taken back. */
export interface LastStep {
  command: 'finish' | 'noShow'
  at: string
  by: string
  before: { state: TicketState; window: number | null; missed: number; placeAt: string }
}

const columns = `id, county_code as "countyCode", hall_code as "hallCode", region_code as "regionCode",
  day::text as day, number, kind, state, priority, taken_at as "takenAt", place_at as "placeAt",
  called_at as "calledAt", calls, missed, started_at as "startedAt", ended_at as "endedAt",
  window_number as "window", room, served_by as "servedBy", case_id as "caseId",
  appointment_id as "appointmentId", token, last_step as "lastStep"`

/** A hall on a day of the town. */
export interface HallDay {
  countyCode: string
  hallCode: string
  day: LocalDate
}

/** The next serial; held until the transaction ends, so that none is skipped or given twice. */
export async function takeSerial(tx: Sql, at: HallDay, prefix: string): Promise<number> {
  const [row] = await tx.query<{ last: number }>(
    `insert into ticket_counters (county_code, hall_code, day, prefix, last) values ($1, $2, $3, $4, 1)
     on conflict (county_code, hall_code, day, prefix)
     do update set last = ticket_counters.last + 1 returning last`,
    [at.countyCode, at.hallCode, at.day, prefix],
    'ticket-serial',
  )
  if (!row) throw new Error('no serial was given')
  return row.last
}

export async function addTicket(
  tx: Sql,
  ticket: Pick<
    Ticket,
    | 'id'
    | 'countyCode'
    | 'hallCode'
    | 'regionCode'
    | 'day'
    | 'number'
    | 'kind'
    | 'priority'
    | 'takenAt'
    | 'placeAt'
    | 'appointmentId'
    | 'token'
  >,
  clientKey: string,
): Promise<Ticket> {
  const [row] = await tx.query<Ticket & Record<string, unknown>>(
    `insert into tickets (id, county_code, hall_code, region_code, day, number, kind, priority, taken_at,
       place_at, appointment_id, token, client_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning ${columns}`,
    [
      ticket.id,
      ticket.countyCode,
      ticket.hallCode,
      ticket.regionCode,
      ticket.day,
      ticket.number,
      ticket.kind,
      ticket.priority,
      ticket.takenAt,
      ticket.placeAt,
      ticket.appointmentId,
      ticket.token,
      clientKey,
    ],
    'ticket-add',
  )
  if (!row) throw new Error('the ticket just written is not there')
  return row
}

const one = async (
  sql: Sql,
  where: string,
  values: readonly unknown[],
  name: string,
): Promise<Ticket | undefined> => {
  const [row] = await sql.query<Ticket & Record<string, unknown>>(
    `select ${columns} from tickets where ${where}`,
    values,
    name,
  )
  return row
}

export const ticketByKey = (sql: Sql, clientKey: string) =>
  one(sql, 'client_key = $1', [clientKey], 'ticket-by-key')
export const ticketByToken = (sql: Sql, token: string) =>
  one(sql, 'token = $1', [token], 'ticket-by-token')
export const findTicket = (sql: Sql, id: string) => one(sql, 'id = $1', [id], 'ticket-find')
export const lockTicket = (tx: Sql, id: string) =>
  one(tx, 'id = $1 for update', [id], 'ticket-lock')

export const ticketAtWindow = (sql: Sql, at: HallDay, window: number) =>
  one(
    sql,
    `county_code = $1 and hall_code = $2 and day = $3 and window_number = $4
       and state in ('CALLED', 'SERVING')`,
    [at.countyCode, at.hallCode, at.day, window],
    'ticket-at-window',
  )

/**
 * The next of the queue is called to the window. A ticket that another window is calling this moment
 * is passed over, not waited for.
 * @param kinds empty: any
 */
export async function callFirst(
  tx: Sql,
  at: HallDay,
  call: { window: number; kinds: readonly string[]; personId: string; now: Date },
): Promise<Ticket | undefined> {
  const [row] = await tx.query<Ticket & Record<string, unknown>>(
    `update tickets set state = 'CALLED', called_at = $6, calls = calls + 1, window_number = $4, served_by = $5,
       last_step = null
     where county_code = $1 and id = (
       select id from tickets
       where county_code = $1 and hall_code = $2 and day = $3 and state = 'WAITING'
         and (cardinality($7::text[]) = 0 or kind = any ($7))
       order by place_at, number limit 1 for update skip locked)
     returning ${columns}`,
    [at.countyCode, at.hallCode, at.day, call.window, call.personId, call.now, call.kinds],
    'ticket-call',
  )
  return row
}

/** What a command leaves of a ticket. */
export async function updateTicket(tx: Sql, ticket: Ticket): Promise<void> {
  await tx.query(
    `update tickets set state = $3, kind = $4, place_at = $5, called_at = $6, calls = $7, missed = $8,
       started_at = $9, ended_at = $10, window_number = $11, room = $12, case_id = $13, last_step = $14
     where id = $1 and county_code = $2`,
    [
      ticket.id,
      ticket.countyCode,
      ticket.state,
      ticket.kind,
      ticket.placeAt,
      ticket.calledAt,
      ticket.calls,
      ticket.missed,
      ticket.startedAt,
      ticket.endedAt,
      ticket.window,
      ticket.room,
      ticket.caseId,
      ticket.lastStep === null ? null : JSON.stringify(ticket.lastStep),
    ],
    'ticket-update',
  )
}

/** What this person ended last, since then, and nobody has touched again. */
export const lastEnded = (sql: Sql, at: HallDay, personId: string, since: Date) =>
  one(
    sql,
    `county_code = $1 and hall_code = $2 and day = $3 and last_step ->> 'by' = $4
       and (last_step ->> 'at')::timestamptz > $5
     order by (last_step ->> 'at')::timestamptz desc limit 1`,
    [at.countyCode, at.hallCode, at.day, personId, since],
    'ticket-last-ended',
  )

/** In the order in which they will be called. */
export function waitingTickets(sql: Sql, at: HallDay, limit: number): Promise<Ticket[]> {
  return sql.query<Ticket & Record<string, unknown>>(
    `select ${columns} from tickets
     where county_code = $1 and hall_code = $2 and day = $3 and state = 'WAITING'
     order by place_at, number limit $4`,
    [at.countyCode, at.hallCode, at.day, limit],
    'tickets-waiting',
  )
}

/** Called and being served now, and those sent to a room since `roomsSince`; latest call first. */
export function calledTickets(sql: Sql, at: HallDay, roomsSince: Date): Promise<Ticket[]> {
  return sql.query<Ticket & Record<string, unknown>>(
    `select ${columns} from tickets
     where county_code = $1 and hall_code = $2 and day = $3 and called_at is not null
       and (state in ('CALLED', 'SERVING') or (state = 'MOVED' and ended_at > $4))
     order by called_at desc, id limit 60`,
    [at.countyCode, at.hallCode, at.day, roomsSince],
    'tickets-called',
  )
}

export async function countAhead(sql: Sql, ticket: Ticket): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    `select count(*)::int as n from tickets
     where county_code = $1 and hall_code = $2 and day = $3 and state = 'WAITING'
       and (place_at, number) < ($4, $5)`,
    [ticket.countyCode, ticket.hallCode, ticket.day, ticket.placeAt, ticket.number],
    'tickets-ahead',
  )
  return row?.n ?? 0
}

export async function countServed(sql: Sql, at: HallDay): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    `select count(*)::int as n from tickets
     where county_code = $1 and hall_code = $2 and day = $3 and called_at is not null and state = 'DONE'`,
    [at.countyCode, at.hallCode, at.day],
    'tickets-served',
  )
  return row?.n ?? 0
}

/** Codes of cases by id, as far as the scope sees them. */
export async function caseCodes(
  sql: Sql,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = ids.filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await sql.query<{ id: string; caseCode: string }>(
    'select id, case_code as "caseCode" from cases where id = any ($1::uuid[])',
    [wanted],
    'ticket-cases',
  )
  return new Map(rows.map((row) => [row.id, row.caseCode]))
}

/** Told to every process when, and only when, the transaction commits. */
export async function tellHall(tx: Sql, hallCode: string): Promise<void> {
  await tx.query(`select pg_notify('hall', $1)`, [hallCode], 'hall-tell')
}
