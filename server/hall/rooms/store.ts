import type { BookingPurpose } from '#contract/rooms.ts'
import type { Sql } from '#server/platform/db.ts'

export interface Booking {
  id: string
  countyCode: string
  regionCode: string
  hallCode: string
  roomCode: string
  startsAt: Date
  endsAt: Date
  purpose: BookingPurpose
  caseId: string | null
  unitCode: string
  bookedBy: string
  clientKey: string
  version: number
  cancelledAt: Date | null
}

const columns = `id, county_code as "countyCode", region_code as "regionCode", hall_code as "hallCode",
  room_code as "roomCode", starts_at as "startsAt", ends_at as "endsAt", purpose, case_id as "caseId",
  unit_code as "unitCode", booked_by as "bookedBy", client_key as "clientKey", version,
  cancelled_at as "cancelledAt"`

export type NewBooking = Omit<Booking, 'version' | 'cancelledAt'>

/**
 * Bookings of one hall are written one after the other: two that meet in the exclusion constraint and
 * in the unique key at the same moment would wait for each other until the database ends one of them.
 */
export async function lockRooms(tx: Sql, hallCode: string): Promise<void> {
  await tx.query(
    'select pg_advisory_xact_lock(hashtextextended($1, 6210))',
    [hallCode],
    'rooms-lock',
  )
}

/** @throws the exclusion constraint's error where the room is taken */
export async function addBooking(sql: Sql, booking: NewBooking, at: Date): Promise<Booking> {
  const b = booking
  const [row] = await sql.query<Booking>(
    `insert into room_bookings (id, county_code, region_code, hall_code, room_code, starts_at, ends_at,
       purpose, case_id, unit_code, booked_by, client_key, booked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning ${columns}`,
    [
      ...[b.id, b.countyCode, b.regionCode, b.hallCode, b.roomCode, b.startsAt, b.endsAt],
      ...[b.purpose, b.caseId, b.unitCode, b.bookedBy, b.clientKey, at],
    ],
    'booking-add',
  )
  return found(row)
}

export async function bookingByKey(sql: Sql, clientKey: string): Promise<Booking | undefined> {
  const [row] = await sql.query<Booking>(
    `select ${columns} from room_bookings where client_key = $1`,
    [clientKey],
    'booking-by-key',
  )
  return row
}

export async function bookingById(sql: Sql, id: string): Promise<Booking | undefined> {
  const [row] = await sql.query<Booking>(
    `select ${columns} from room_bookings where id = $1`,
    [id],
    'booking-by-id',
  )
  return row
}

export async function lockBooking(sql: Sql, id: string): Promise<Booking | undefined> {
  const [row] = await sql.query<Booking>(
    `select ${columns} from room_bookings where id = $1 for update`,
    [id],
    'booking-lock',
  )
  return row
}

/** Of whole days; cancelled ones too, so that a cancel can be taken back where it is seen. */
export function bookingsOf(sql: Sql, hall: string, from: Date, to: Date): Promise<Booking[]> {
  return sql.query<Booking>(
    `select ${columns} from room_bookings
     where hall_code = $1 and starts_at >= $2 and starts_at < $3 order by starts_at, room_code`,
    [hall, from, to],
    'bookings-of',
  )
}

/** The one that stands in the way. */
export async function bookingInTheWay(
  sql: Sql,
  at: { hall: string; room: string; start: Date; end: Date; notId: string },
): Promise<{ startsAt: Date; endsAt: Date } | undefined> {
  const [row] = await sql.query<{ startsAt: Date; endsAt: Date }>(
    `select starts_at as "startsAt", ends_at as "endsAt" from room_bookings
     where hall_code = $1 and room_code = $2 and cancelled_at is null and id <> $5
       and tstzrange(starts_at, ends_at) && tstzrange($3, $4) order by starts_at limit 1`,
    [at.hall, at.room, at.start, at.end, at.notId],
    'booking-in-the-way',
  )
  return row
}

export async function moveTo(
  sql: Sql,
  { id }: Booking,
  to: { room: string; start: Date; end: Date },
): Promise<Booking> {
  const [row] = await sql.query<Booking>(
    `update room_bookings set room_code = $2, starts_at = $3, ends_at = $4, version = version + 1
     where id = $1 returning ${columns}`,
    [id, to.room, to.start, to.end],
    'booking-move',
  )
  return found(row)
}

/** null takes the cancel back. */
export async function setCancelled(
  sql: Sql,
  { id }: Booking,
  cancelled: { at: Date; by: string; reason: string } | null,
): Promise<Booking> {
  const [row] = await sql.query<Booking>(
    `update room_bookings set cancelled_at = $2, cancelled_by = $3, cancel_reason = $4,
       version = version + 1 where id = $1 returning ${columns}`,
    [id, cancelled?.at ?? null, cancelled?.by ?? null, cancelled?.reason ?? null],
    'booking-cancel',
  )
  return found(row)
}

function found(row: Booking | undefined): Booking {
  if (!row) throw new Error('the booking just written is not there')
  return row
}
