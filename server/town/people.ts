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

/**
 * The full-time worker of a grid, by name and work telephone: every grid shows them in public, so that
 * a resident knows whom to call (rule of the grid regulations, domain section 2.1).
 */
export async function workerOf(
  sql: Sql,
  seal: Seal,
  gridCode: string,
): Promise<{ name: string; phone?: string } | undefined> {
  const [row] = await sql.query<{ name: Buffer; phone: Buffer | null }>(
    `select name_sealed as name, phone_sealed as phone from posts join people on people.id = person_id
      where role = 'GRID_WORKER' and region_code = $1 and valid_to is null and active
      order by full_time desc, valid_from, posts.id limit 1`,
    [gridCode],
    'worker-of',
  )
  if (!row) return undefined
  return { name: seal.open(row.name), ...(row.phone ? { phone: seal.open(row.phone) } : {}) }
}

/** The staff half of the Actor of server/cases, which this module does not know. */
export interface StaffActor {
  kind: 'staff'
  personId: string
  name: string
  posts: { id: string; role: StaffRole; unitCode: string; regionCode: string }[]
}

export interface PersonRow {
  id: string
  login: string | null
  name_sealed: Buffer
  phone_sealed: Buffer | null
  active: boolean
}

export interface PostRow {
  id: string
  person_id: string
  role: StaffRole
  unit_code: string
  region_code: string
  full_time: boolean
  valid_from: Date
  valid_to: Date | null
}

export async function personById(sql: Sql, id: string): Promise<PersonRow | undefined> {
  const rows = await sql.query<PersonRow & Record<string, unknown>>(
    'select id, login, name_sealed, phone_sealed, active from people where id = $1',
    [id],
  )
  return rows[0]
}

export interface PeopleQuestion {
  /** Subtrees the asker may see; people without any post are seen by all who may ask. */
  regions: readonly string[]
  /** A login's beginning, or a whole telephone as its keyed hash. */
  login: string
  phoneKey: Buffer | null
  role: string
  region: string
  after: string
  limit: number
}

/** By id, which is by the time of entry; names are sealed and so cannot be searched. */
export function listPeople(sql: Sql, question: PeopleQuestion): Promise<PersonRow[]> {
  const { regions, login, phoneKey, role, region, after, limit } = question
  return sql.query<PersonRow & Record<string, unknown>>(
    `select id, login, name_sealed, phone_sealed, active from people p
      where ($6 = '' or id > $6::uuid)
        and ($2 = '' or login ^@ $2) and ($3::bytea is null or phone_key = $3)
        and case when $4 = '' and $5 = '' then
            exists (select from posts where person_id = p.id and valid_to is null and region_code ^@ any ($1))
            or not exists (select from posts where person_id = p.id and valid_to is null)
          else exists (select from posts where person_id = p.id and valid_to is null
            and region_code ^@ any ($1) and ($4 = '' or role = $4) and region_code ^@ $5) end
      order by id limit $7`,
    [regions, login, phoneKey, role, region, after, limit],
  )
}

/** Of these people, newest first, ended ones among them. */
export function postsOf(sql: Sql, personIds: readonly string[]): Promise<PostRow[]> {
  return sql.query<PostRow & Record<string, unknown>>(
    `select id, person_id, role, unit_code, region_code, full_time, valid_from, valid_to
       from posts where person_id = any ($1) order by valid_to desc nulls first, valid_from desc, id`,
    [personIds],
  )
}

export async function postById(sql: Sql, id: string): Promise<PostRow | undefined> {
  const rows = await sql.query<PostRow & Record<string, unknown>>(
    `select id, person_id, role, unit_code, region_code, full_time, valid_from, valid_to
       from posts where id = $1 for update`,
    [id],
  )
  return rows[0]
}

export async function endPostAt(sql: Sql, id: string, at: Date): Promise<void> {
  await sql.query('update posts set valid_to = $2 where id = $1 and valid_to is null', [id, at])
}

/** How many active people hold that role there, besides this post. */
export async function othersHolding(
  sql: Sql,
  post: { id: string; role: StaffRole; region_code: string },
): Promise<number> {
  const rows = await sql.query<{ n: number }>(
    `select count(distinct person_id) as n from posts join people on people.id = person_id
      where posts.id <> $1 and role = $2 and region_code = $3 and valid_to is null and active`,
    [post.id, post.role, post.region_code],
  )
  return rows[0]?.n ?? 0
}

/** Ends the person's sign-ins as well, in the same transaction. */
export async function deactivate(sql: Sql, id: string, at: Date): Promise<void> {
  await sql.query('update people set active = false where id = $1', [id])
  await sql.query('update posts set valid_to = $2 where person_id = $1 and valid_to is null', [
    id,
    at,
  ])
  await sql.query('delete from sessions where person_id = $1', [id])
}

export async function replacePassword(sql: Sql, id: string, hash: string): Promise<void> {
  await sql.query(
    'update people set password_hash = $2, must_change_password = true where id = $1',
    [id, hash],
  )
  await sql.query('delete from sessions where person_id = $1', [id])
}

/** For versions and the audit log: who is behind these ids. */
export async function namesById(
  sql: Sql,
  seal: Seal,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await sql.query<{ id: string; name_sealed: Buffer }>(
    'select id, name_sealed from people where id = any ($1)',
    [wanted],
  )
  return new Map(rows.map((row) => [row.id, seal.open(row.name_sealed)]))
}

export interface AuditRecord {
  id: string
  at: Date
  person_id: string | null
  action: string
  data: unknown
}

/** Newest first, before that moment and id. */
export function readAuditLog(
  sql: Sql,
  page: { before: { at: string; id: string } | undefined; action: string; limit: number },
): Promise<AuditRecord[]> {
  return sql.query<AuditRecord & Record<string, unknown>>(
    `select id, at, person_id, action, data from audit_log
      where ($1::timestamptz is null or (at, id) < ($1, $2::uuid)) and action ^@ $3
      order by at desc, id desc limit $4`,
    [page.before?.at ?? null, page.before?.id ?? null, page.action, page.limit],
  )
}

/** Whether this secret is the one the database was sealed with: everybody's name is. */
export async function opensNames(sql: Sql, seal: Seal): Promise<boolean> {
  const [person] = await sql.query<{ name: Buffer }>(
    'select name_sealed as name from people limit 1',
  )
  if (!person) return true
  try {
    seal.open(person.name)
    return true
  } catch {
    return false
  }
}
