import type { DutyHours, DutyState } from '#contract/hours-words.ts'
import type { Sql } from '#server/platform/db.ts'

/** With the instant at which they were chosen. */
export type KeptHours = DutyHours & { setAt: string }

interface HoursRow {
  personId: string
  week: DutyHours['week'] | null
  duty: DutyState | null
  until: Date | null
  setAt: Date
}

const columns = `person_id as "personId", week, override_duty as duty, override_until as until,
  set_at as "setAt"`

const hoursOfRow = ({ week, duty, until, setAt }: HoursRow): KeptHours => ({
  setAt: setAt.toISOString(),
  ...(week ? { week } : {}),
  ...(duty && until ? { override: { duty, until: until.toISOString() } } : {}),
})

/** Hours of these people; who is not in it keeps the standard ones. */
export async function hoursOf(
  sql: Sql,
  personIds: readonly string[],
): Promise<Map<string, KeptHours>> {
  const rows = await sql.query<HoursRow & Record<string, unknown>>(
    `select ${columns} from duty_hours where person_id = any($1::uuid[])`,
    [personIds],
    'duty-hours',
  )
  return new Map(rows.map((row) => [row.personId, hoursOfRow(row)]))
}

/** Puts them in the place of those before, unless a later change has arrived already. */
export async function setHours(
  sql: Sql,
  personId: string,
  { week, override }: DutyHours,
  setAt: Date,
): Promise<void> {
  await sql.query(
    `insert into duty_hours (person_id, week, override_duty, override_until, set_at)
     values ($1, $2, $3, $4, $5)
     on conflict (person_id) do update set week = excluded.week, override_duty = excluded.override_duty,
       override_until = excluded.override_until, set_at = excluded.set_at
     where duty_hours.set_at <= excluded.set_at`,
    [
      personId,
      week ? JSON.stringify(week) : null,
      override?.duty ?? null,
      override?.until ?? null,
      setAt,
    ],
    'set-duty-hours',
  )
}
