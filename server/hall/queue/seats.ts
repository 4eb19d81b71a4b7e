import type { Sql } from '#server/platform/db.ts'
import type { LocalDate } from '#server/town/calendar/days.ts'
import type { HallDay } from './store.ts'

/** Who sits at a window today. */
export interface Seat {
  countyCode: string
  hallCode: string
  number: number
  personId: string
  kinds: string[]
}

const columns = `county_code as "countyCode", hall_code as "hallCode", number,
  person_id as "personId", kinds`

export async function seatOf(
  sql: Sql,
  personId: string,
  day: LocalDate,
): Promise<Seat | undefined> {
  const [row] = await sql.query<Seat & Record<string, unknown>>(
    `select ${columns} from hall_windows where person_id = $1 and day = $2`,
    [personId, day],
    'seat-of',
  )
  return row
}

/** Presses at one window take turns. */
export async function lockSeat(tx: Sql, seat: Seat): Promise<void> {
  await tx.query(
    'select from hall_windows where county_code = $1 and hall_code = $2 and number = $3 for update',
    [seat.countyCode, seat.hallCode, seat.number],
    'seat-lock',
  )
}

export function seatsIn(sql: Sql, at: HallDay): Promise<Seat[]> {
  return sql.query<Seat & Record<string, unknown>>(
    `select ${columns} from hall_windows
     where county_code = $1 and hall_code = $2 and day = $3 order by number`,
    [at.countyCode, at.hallCode, at.day],
    'seats-in',
  )
}

export async function leaveSeat(tx: Sql, personId: string): Promise<void> {
  await tx.query('delete from hall_windows where person_id = $1', [personId], 'seat-leave')
}

/** @returns false when a colleague sits there today and is not to be relieved */
export async function takeSeat(
  tx: Sql,
  at: HallDay & { regionCode: string },
  seat: {
    number: number
    personId: string
    /** Absent: as the window was today, everything if nobody has said. */
    kinds: readonly string[] | undefined
    takeOver: boolean
    now: Date
  },
): Promise<boolean> {
  const rows = await tx.query(
    `insert into hall_windows (county_code, hall_code, number, region_code, person_id, day, since, kinds)
     values ($1, $2, $3, $4, $5, $6, $7, coalesce($8::text[], '{}'))
     on conflict (county_code, hall_code, number) do update
       set person_id = excluded.person_id, day = excluded.day, since = excluded.since,
         kinds = case when $8::text[] is null and hall_windows.day = excluded.day
           then hall_windows.kinds else excluded.kinds end, region_code = excluded.region_code
       where hall_windows.day <> excluded.day or hall_windows.person_id = excluded.person_id or $9
     returning number`,
    [
      at.countyCode,
      at.hallCode,
      seat.number,
      at.regionCode,
      seat.personId,
      at.day,
      seat.now,
      seat.kinds ?? null,
      seat.takeOver,
    ],
    'seat-take',
  )
  return rows.length > 0
}
