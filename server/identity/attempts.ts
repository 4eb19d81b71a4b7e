import type { Sql } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'

/**
 * Counts the try as a failure before the answer is known, so that a hundred tries at once get no
 * further than one after the other. From the fifth failure on the next try waits 5 s, 10 s, 20 s …
 * to 15 min; a day of rest forgets (OWN). Before the fifth the order of their clocks is no matter:
 * two windows may sign in at the same moment. At most some 100 tries a day: a six-digit code stands.
 * @param key keyed hash of what is tried, never the thing itself
 * @throws Problem too-many-requests with retryAfterSeconds
 */
export async function beginAttempt(sql: Sql, key: Buffer, now: Date): Promise<void> {
  const counted = await sql.query(
    `insert into attempts as a (key, failures, last_at, next_at) values ($1, 1, $2, $2)
     on conflict (key) do update set
       failures = case when a.last_at > $2::timestamptz - interval '1 day' then a.failures + 1 else 1 end,
       last_at = $2,
       next_at = $2::timestamptz + make_interval(secs =>
         case when a.failures < 4 or a.last_at <= $2::timestamptz - interval '1 day' then 0
              else least(900, 5 * 2 ^ least(a.failures - 4, 20)) end)
     where a.failures < 5 or a.next_at <= $2
     returning failures`,
    [key, now],
    'attempt-begin',
  )
  if (counted.length > 0) return
  const [row] = await sql.query<{ next_at: Date }>(
    'select next_at from attempts where key = $1',
    [key],
    'attempt-next',
  )
  const wait = row ? (row.next_at.getTime() - now.getTime()) / 1000 : 1
  throw new Problem('too-many-requests', {
    extensions: { retryAfterSeconds: Math.max(1, Math.ceil(wait)) },
  })
}

export async function attemptSucceeded(sql: Sql, key: Buffer): Promise<void> {
  await sql.query('delete from attempts where key = $1', [key], 'attempt-succeeded')
}

/** For the hourly sweep. */
export async function sweepAttempts(sql: Sql, now: Date): Promise<void> {
  await sql.query(`delete from attempts where last_at < $1::timestamptz - interval '2 days'`, [now])
}
