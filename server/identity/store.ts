import type { ActorPost } from '#server/cases/actor.ts'
import type { Sql } from '#server/platform/db.ts'

export interface SessionRow {
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
  idleSince: Date,
): Promise<SessionRow | undefined> {
  const [row] = await sql.query<SessionRow>(
    `select s.person_id, s.csrf, s.seen_at, s.expires_at, p.name_sealed,
       p.must_change_password, coalesce((
       select json_agg(json_build_object('id', q.id, 'role', q.role, 'unitCode', q.unit_code,
         'regionCode', q.region_code) order by q.valid_from, q.id)
       from posts q where q.person_id = p.id and q.valid_from <= $2
         and (q.valid_to is null or q.valid_to > $2)), '[]') as posts
     from sessions s join people p on p.id = s.person_id
     where s.token_hash = $1 and p.active and s.expires_at > $2 and s.seen_at > $3`,
    [tokenHash, now, idleSince],
    'session-find',
  )
  return row
}

export async function addSession(
  sql: Sql,
  session: { tokenHash: Buffer; personId: string; csrf: string; now: Date; expiresAt: Date },
): Promise<void> {
  await sql.query(
    `insert into sessions (token_hash, person_id, csrf, created_at, seen_at, expires_at)
     values ($1, $2, $3, $4, $4, $5)`,
    [session.tokenHash, session.personId, session.csrf, session.now, session.expiresAt],
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
  await sql.query('delete from sessions where person_id = $1', [personId], 'sessions-end')
}

/** For the hourly sweep. */
export async function sweepSessions(sql: Sql, now: Date, idleSince: Date): Promise<void> {
  await sql.query('delete from sessions where expires_at <= $1 or seen_at <= $2', [now, idleSince])
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
