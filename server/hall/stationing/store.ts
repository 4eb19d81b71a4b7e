import type { Sql } from '#server/platform/db.ts'
import type { Pattern } from './rules.ts'

export interface Duty extends Pattern {
  id: string
  countyCode: string
  regionCode: string
  hallCode: string
  unitCode: string
  phone: string | null
  contactSealed: Buffer | null
  clientKey: string
  version: number
}

const columns = `id, county_code as "countyCode", region_code as "regionCode", hall_code as "hallCode",
  unit_code as "unitCode", kind, weekdays, opens, closes, starts_on::text as "startsOn",
  ends_on::text as "endsOn", exceptions, phone, contact_sealed as "contactSealed",
  client_key as "clientKey", version`

export async function addDuty(
  sql: Sql,
  duty: Omit<Duty, 'version'>,
  by: { at: Date; personId: string },
): Promise<Duty | undefined> {
  const d = duty
  const [row] = await sql.query<Duty>(
    `insert into stationing_duties (id, county_code, region_code, hall_code, unit_code, kind, weekdays,
       opens, closes, starts_on, ends_on, exceptions, phone, contact_sealed, client_key, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     on conflict (client_key, county_code) do nothing returning ${columns}`,
    [
      ...[d.id, d.countyCode, d.regionCode, d.hallCode, d.unitCode, d.kind, [...d.weekdays]],
      ...[d.opens, d.closes, d.startsOn, d.endsOn, JSON.stringify(d.exceptions), d.phone],
      ...[d.contactSealed, d.clientKey, by.at, by.personId],
    ],
    'duty-add',
  )
  return row
}

export async function dutyByKey(sql: Sql, clientKey: string): Promise<Duty | undefined> {
  const [row] = await sql.query<Duty>(
    `select ${columns} from stationing_duties where client_key = $1`,
    [clientKey],
    'duty-by-key',
  )
  return row
}

export async function lockDuty(sql: Sql, id: string): Promise<Duty | undefined> {
  const [row] = await sql.query<Duty>(
    `select ${columns} from stationing_duties where id = $1 and ended_at is null for update`,
    [id],
    'duty-lock',
  )
  return row
}

/** In the order of their names as far as codes tell; a hall has some thirty. */
export function dutiesOf(sql: Sql, hall: string): Promise<Duty[]> {
  return sql.query<Duty>(
    `select ${columns} from stationing_duties where hall_code = $1 and ended_at is null
     order by array_position(array['RESIDENT','ROTATING','ON_CALL','REMOTE'], kind), unit_code, opens`,
    [hall],
    'duties-of',
  )
}

export async function changeDuty(
  sql: Sql,
  duty: Duty,
  by: { at: Date; personId: string },
): Promise<Duty> {
  const d = duty
  const [row] = await sql.query<Duty>(
    `update stationing_duties set kind = $2, weekdays = $3, opens = $4, closes = $5, starts_on = $6,
       ends_on = $7, exceptions = $8, phone = $9, contact_sealed = $10, changed_at = $11,
       changed_by = $12, version = version + 1
     where id = $1 returning ${columns}`,
    [
      ...[d.id, d.kind, [...d.weekdays], d.opens, d.closes, d.startsOn, d.endsOn],
      ...[JSON.stringify(d.exceptions), d.phone, d.contactSealed, by.at, by.personId],
    ],
    'duty-change',
  )
  if (!row) throw new Error('the duty just written is not there')
  return row
}

export async function endDuty(
  sql: Sql,
  id: string,
  by: { at: Date; personId: string },
): Promise<void> {
  await sql.query(
    `update stationing_duties set ended_at = $2, changed_at = $2, changed_by = $3, version = version + 1
     where id = $1`,
    [id, by.at, by.personId],
    'duty-end',
  )
}

export async function putCalendarLink(
  sql: Sql,
  link: { unitCode: string; tokenKey: Buffer; at: Date; personId: string },
): Promise<void> {
  await sql.query(
    `insert into calendar_links (unit_code, token_key, made_at, made_by) values ($1, $2, $3, $4)
     on conflict (unit_code) do update set token_key = $2, made_at = $3, made_by = $4`,
    [link.unitCode, link.tokenKey, link.at, link.personId],
    'calendar-link-put',
  )
}

export async function unitOfLink(sql: Sql, tokenKey: Buffer): Promise<string | undefined> {
  const [row] = await sql.query<{ unit: string }>(
    'select unit_code as unit from calendar_links where token_key = $1',
    [tokenKey],
    'calendar-link-unit',
  )
  return row?.unit
}
