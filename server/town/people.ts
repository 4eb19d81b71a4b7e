import type { StaffRole } from '#contract/roles.ts'
import type { Sql } from '#server/platform/db.ts'
import { phoneDigits, type Seal } from '#server/platform/seal.ts'

/** Name and telephone in clear: sealed on their way into the table. */
export interface NewPerson {
  id: string
  login: string | null
  passwordHash: string | null
  name: string
  /** '' when none is known. */
  phone: string
}

export interface NewPost {
  id: string
  personId: string
  role: StaffRole
  unitCode: string
  regionCode: string
  fullTime: boolean
}

/** One round trip whatever their number. */
export async function insertPeople(
  sql: Sql,
  seal: Seal,
  people: readonly NewPerson[],
  at: Date,
): Promise<void> {
  await sql.query(
    `insert into people (id, login, password_hash, name_sealed, phone_sealed, phone_key, created_at)
     select *, $7::timestamptz
       from unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[])`,
    [
      people.map((person) => person.id),
      people.map((person) => person.login),
      people.map((person) => person.passwordHash),
      people.map((person) => seal.seal(person.name)),
      people.map((person) => (person.phone === '' ? null : seal.seal(person.phone))),
      people.map((person) => (person.phone === '' ? null : seal.key(phoneDigits(person.phone)))),
      at,
    ],
  )
}

export async function insertPosts(
  sql: Sql,
  posts: readonly NewPost[],
  appointment: { at: Date; by: string | null },
): Promise<void> {
  await sql.query(
    `insert into posts (id, person_id, role, unit_code, region_code, full_time, valid_from, appointed_by)
     select *, $7::timestamptz, $8::uuid
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::boolean[])`,
    [
      posts.map((post) => post.id),
      posts.map((post) => post.personId),
      posts.map((post) => post.role),
      posts.map((post) => post.unitCode),
      posts.map((post) => post.regionCode),
      posts.map((post) => post.fullTime),
      appointment.at,
      appointment.by,
    ],
  )
}

/** A person with the posts held now, as the commands see them; undefined when unknown or inactive. */
export async function staffActor(
  sql: Sql,
  seal: Seal,
  who: { id: string } | { login: string },
): Promise<StaffActor | undefined> {
  const [column, value] = 'id' in who ? ['id', who.id] : ['login', who.login]
  const rows = await sql.query<{
    person_id: string
    name_sealed: Buffer
    id: string | null
    role: StaffRole
    unit_code: string
    region_code: string
  }>(
    `select people.id as person_id, name_sealed, posts.id, role, unit_code, region_code
       from people left join posts on posts.person_id = people.id and valid_to is null
      where people.${column} = $1 and active order by valid_from, posts.id`,
    [value],
    `staff-by-${column}`,
  )
  const first = rows[0]
  if (!first) return undefined
  const posts = rows.flatMap(({ id, role, unit_code, region_code }) =>
    id === null ? [] : [{ id, role, unitCode: unit_code, regionCode: region_code }],
  )
  return { kind: 'staff', personId: first.person_id, name: seal.open(first.name_sealed), posts }
}

/** The staff half of the Actor of server/cases, which this module does not know. */
export interface StaffActor {
  kind: 'staff'
  personId: string
  name: string
  posts: { id: string; role: StaffRole; unitCode: string; regionCode: string }[]
}
