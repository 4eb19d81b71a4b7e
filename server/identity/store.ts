import type { ActorPost } from '#server/cases/actor.ts'
import type { Sql } from '#server/platform/db.ts'

/** Sessions not used since then are over: at a desk, and on a phone in the grid. */
export interface Since {
  desk: Date
  device: Date
}

export interface SessionRow {
  id: string
  device: boolean
  lost_at: Date | null
  person_id: string
  csrf: string
  seen_at: Date
  expires_at: Date
  name_sealed: Buffer
  must_change_password: boolean
  posts: ActorPost[]
}

/** A live session of an active person with the posts held at `now`: one round trip. */
export async function findSession(
  sql: Sql,
  tokenHash: Buffer,
  now: Date,
  idleSince: Since,
): Promise<SessionRow | undefined> {
  const [row] = await sql.query<SessionRow>(
    `select s.id, s.person_id, s.csrf, s.seen_at, s.expires_at, s.device, s.lost_at, p.name_sealed,
       p.must_change_password, coalesce((
       select json_agg(json_build_object('id', q.id, 'role', q.role, 'unitCode', q.unit_code,
         'regionCode', q.region_code) order by q.valid_from, q.id)
       from posts q where q.person_id = p.id and q.valid_from <= $2
         and (q.valid_to is null or q.valid_to > $2)), '[]') as posts
     from sessions s join people p on p.id = s.person_id
     where s.token_hash = $1 and p.active and s.expires_at > $2
       and s.seen_at > case when s.device then $4::timestamptz else $3::timestamptz end`,
    [tokenHash, now, idleSince.desk, idleSince.device],
    'session-find',
  )
  return row
}

export async function addSession(
  sql: Sql,
  session: {
    tokenHash: Buffer
    personId: string
    csrf: string
    now: Date
    expiresAt: Date
    device: boolean
  },
): Promise<void> {
  await sql.query(
    `insert into sessions (token_hash, person_id, csrf, created_at, seen_at, expires_at, device)
     values ($1, $2, $3, $4, $4, $5, $6)`,
    [
      session.tokenHash,
      session.personId,
      session.csrf,
      session.now,
      session.expiresAt,
      session.device,
    ],
    'session-add',
  )
}

export async function touchSession(sql: Sql, tokenHash: Buffer, now: Date): Promise<void> {
  await sql.query(
    'update sessions set seen_at = $2 where token_hash = $1 and seen_at < $2',
    [tokenHash, now],
    'session-touch',
  )
}

export async function endSession(sql: Sql, tokenHash: Buffer): Promise<void> {
  await sql.query('delete from sessions where token_hash = $1', [tokenHash], 'session-end')
}

export async function endSessionsOf(sql: Sql, personId: string): Promise<void> {
  await sql.query(
    'delete from sessions where person_id = $1 and lost_at is null',
    [personId],
    'sessions-end',
  )
}

/** For the hourly sweep. */
export async function sweepSessions(sql: Sql, now: Date, { desk, device }: Since): Promise<void> {
  await sql.query(
    `delete from sessions where expires_at <= $1
       or seen_at <= case when device then $3::timestamptz else $2::timestamptz end`,
    [now, desk, device],
  )
}

export interface DeviceRow {
  id: string
  created_at: Date
  seen_at: Date
  lost_at: Date | null
}

/** Phones on which the person is signed in, or was until they were reported lost; the latest first. */
export async function devicesOf(sql: Sql, personId: string): Promise<DeviceRow[]> {
  return sql.query<DeviceRow & Record<string, unknown>>(
    `select id, created_at, seen_at, lost_at from sessions
     where person_id = $1 and device order by seen_at desc limit 50`,
    [personId],
    'devices-of',
  )
}

/** @returns whether there was such a phone of that person */
export async function loseDevice(
  sql: Sql,
  personId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const rows = await sql.query(
    `with lost as (
       update sessions set lost_at = coalesce(lost_at, $3)
       where id = $2 and person_id = $1 and device returning id),
     silenced as (delete from push_subscriptions where session_id in (select id from lost))
     select id from lost`,
    [personId, id, now],
    'device-lose',
  )
  return rows.length > 0
}

export interface Credentials {
  id: string
  password_hash: string | null
}

export async function credentialsOf(sql: Sql, login: string): Promise<Credentials | undefined> {
  const [row] = await sql.query<Credentials>(
    'select id, password_hash from people where login = $1 and active',
    [login],
    'credentials',
  )
  return row
}

export async function credentialsOfPerson(
  sql: Sql,
  personId: string,
): Promise<(Credentials & { login: string }) | undefined> {
  const [row] = await sql.query<Credentials & { login: string }>(
    'select id, login, password_hash from people where id = $1 and active and login is not null',
    [personId],
    'credentials-of-person',
  )
  return row
}

export async function setPassword(sql: Sql, personId: string, hash: string): Promise<void> {
  await sql.query(
    'update people set password_hash = $2, must_change_password = false where id = $1',
    [personId, hash],
    'password-set',
  )
}
