import type { AppointmentState } from '#contract/hall-words.ts'
import type { Sql } from '#server/platform/db.ts'

export interface Appointment {
  id: string
  countyCode: string
  regionCode: string
  hallCode: string
  kind: string
  startsAt: Date
  state: AppointmentState
  ticketNumber: string | null
  clientKey: string
  version: number
}

const columns = `id, county_code as "countyCode", region_code as "regionCode", hall_code as "hallCode",
  kind, starts_at as "startsAt", state, ticket_number as "ticketNumber", client_key as "clientKey",
  version`

export type NewAppointment = Omit<Appointment, 'state' | 'ticketNumber' | 'version'> & {
  codeKey: Buffer
  phoneSealed: Buffer | null
  madeBy: string | null
}

export async function addAppointment(
  sql: Sql,
  appointment: NewAppointment,
  at: Date,
): Promise<Appointment> {
  const a = appointment
  const [row] = await sql.query<Appointment>(
    `insert into appointments (id, county_code, region_code, hall_code, kind, starts_at, code_key,
       phone_sealed, made_at, made_by, client_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${columns}`,
    [
      ...[a.id, a.countyCode, a.regionCode, a.hallCode, a.kind, a.startsAt, a.codeKey],
      ...[a.phoneSealed, at, a.madeBy, a.clientKey],
    ],
    'appointment-add',
  )
  return found(row)
}

export async function appointmentByKey(
  sql: Sql,
  clientKey: string,
): Promise<Appointment | undefined> {
  const [row] = await sql.query<Appointment>(
    `select ${columns} from appointments where client_key = $1`,
    [clientKey],
    'appointment-by-key',
  )
  return row
}

export async function lockByCode(sql: Sql, codeKey: Buffer): Promise<Appointment | undefined> {
  const [row] = await sql.query<Appointment>(
    `select ${columns} from appointments where code_key = $1 for update`,
    [codeKey],
    'appointment-lock-code',
  )
  return row
}

export async function lockById(sql: Sql, id: string): Promise<Appointment | undefined> {
  const [row] = await sql.query<Appointment>(
    `select ${columns} from appointments where id = $1 for update`,
    [id],
    'appointment-lock-id',
  )
  return row
}

/** Whoever asks for the same half hour waits here, until the one before has been counted. */
export async function lockSlot(sql: Sql, hall: string, start: Date): Promise<void> {
  await sql.query(
    'select pg_advisory_xact_lock(hashtextextended($1, 6209))',
    [`${hall} ${start.toISOString()}`],
    'appointment-lock-slot',
  )
}

/** How many are taken, by beginning. */
export async function takenOf(
  sql: Sql,
  hall: string,
  from: Date,
  to: Date,
): Promise<Map<number, number>> {
  const rows = await sql.query<{ at: Date; n: number }>(
    `select starts_at as at, count(*)::int as n from appointments
     where hall_code = $1 and starts_at >= $2 and starts_at <= $3 and state <> 'CANCELLED'
     group by starts_at`,
    [hall, from, to],
    'appointments-taken',
  )
  return new Map(rows.map(({ at, n }) => [at.getTime(), n]))
}

export function appointmentsOf(
  sql: Sql,
  hall: string,
  from: Date,
  to: Date,
): Promise<Appointment[]> {
  return sql.query<Appointment>(
    `select ${columns} from appointments
     where hall_code = $1 and starts_at >= $2 and starts_at < $3 order by starts_at, id`,
    [hall, from, to],
    'appointments-of',
  )
}

/** What changes: the time, where it stands, the ticket it became. */
export async function changeAppointment(
  sql: Sql,
  { id }: Appointment,
  to: { start?: Date; state?: AppointmentState; ticket?: { id: string; number: string } },
): Promise<Appointment> {
  const [row] = await sql.query<Appointment>(
    `update appointments set version = version + 1, starts_at = coalesce($2, starts_at),
       state = coalesce($3, state), ticket_id = coalesce($4, ticket_id),
       ticket_number = coalesce($5, ticket_number),
       reminded_at = case when $2 is null then reminded_at end
     where id = $1 returning ${columns}`,
    [id, to.start ?? null, to.state ?? null, to.ticket?.id ?? null, to.ticket?.number ?? null],
    'appointment-change',
  )
  return found(row)
}

/** Marks those of the coming day as reminded, before they are: rather no reminder than two. */
export function claimReminders(
  sql: Sql,
  now: Date,
  until: Date,
): Promise<{ hallCode: string; startsAt: Date; phoneSealed: Buffer }[]> {
  return sql.query(
    `update appointments set reminded_at = $1 where (id, county_code) in (
       select id, county_code from appointments
       where phone_sealed is not null and reminded_at is null and state = 'BOOKED'
         and starts_at > $1 and starts_at < $2
       order by starts_at limit 50 for update skip locked)
     returning hall_code as "hallCode", starts_at as "startsAt", phone_sealed as "phoneSealed"`,
    [now, until],
  )
}

export async function forgetPhones(sql: Sql, before: Date): Promise<void> {
  await sql.query(
    'update appointments set phone_sealed = null where phone_sealed is not null and starts_at < $1',
    [before],
  )
}

function found(row: Appointment | undefined): Appointment {
  if (!row) throw new Error('the appointment just written is not there')
  return row
}
