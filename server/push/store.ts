import type { Sql, Transaction } from '#server/platform/db.ts'

export async function keyKept(sql: Sql): Promise<Buffer | undefined> {
  const [row] = await sql.query<{ key: Buffer }>('select private_sealed as key from push_keys')
  return row?.key
}

export async function keepKey(sql: Sql, sealed: Buffer, at: Date): Promise<void> {
  await sql.query(
    'insert into push_keys (private_sealed, made_at) values ($1, $2) on conflict do nothing',
    [sealed, at],
  )
}

export interface NewSubscription {
  id: string
  sessionId: string
  personId: string
  endpointKey: Buffer
  endpointSealed: Buffer
  p256dh: Buffer
  authSealed: Buffer
  language: 'zh' | 'en'
  at: Date
}

/** One for a session, and one for a browser: a phone that changed hands rings for who has it now. */
export async function subscribe(tx: Transaction, given: NewSubscription): Promise<void> {
  await tx.query('delete from push_subscriptions where session_id = $1 or endpoint_key = $2', [
    given.sessionId,
    given.endpointKey,
  ])
  await tx.query(
    `insert into push_subscriptions (id, session_id, person_id, endpoint_key, endpoint_sealed, p256dh,
       auth_sealed, language, created_at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
    [
      given.id,
      given.sessionId,
      given.personId,
      given.endpointKey,
      given.endpointSealed,
      given.p256dh,
      given.authSealed,
      given.language,
      given.at,
    ],
  )
}

export async function unsubscribe(sql: Sql, sessionId: string): Promise<void> {
  await sql.query('delete from push_subscriptions where session_id = $1', [sessionId])
}

export async function dropSubscription(sql: Sql, id: string): Promise<void> {
  await sql.query('delete from push_subscriptions where id = $1', [id])
}

/** An event that may ring, with the case as it stands by now. */
export interface Rung {
  event: string
  data: Record<string, unknown>
  at: Date
  by: string | null
  caseCode: string
  isOpen: boolean
  urgent: boolean
  confidential: boolean
  regionCode: string
  leadUnit: string | null
  unitCodes: string[]
  takenBy: string | null
}

export async function eventOf(sql: Sql, caseId: string, seq: number): Promise<Rung | undefined> {
  const [row] = await sql.query<Rung & Record<string, unknown>>(
    `select t.event, t.data, t.at, t.person_id as by, c.case_code as "caseCode", c.is_open as "isOpen",
       c.urgent, c.confidential, c.region_code as "regionCode",
       c.lead_unit as "leadUnit", c.unit_codes as "unitCodes", c.taken_by as "takenBy"
     from timeline t join cases c on c.id = t.case_id and c.county_code = t.county_code
     where t.case_id = $1 and t.seq = $2`,
    [caseId, seq],
    'push-event',
  )
  return row
}

export interface Phone {
  id: string
  personId: string
  language: 'zh' | 'en'
}

/**
 * Phones of those who hold a post at one of these units, on the place of the case or around it, or of
 * one person; never of who did it. Phones that are lost or whose session is over are not among them.
 */
export async function phonesOf(
  sql: Sql,
  whom: { units: readonly string[]; personId: string | null },
  { regionCode, by, now }: { regionCode: string; by: string | null; now: Date },
): Promise<Phone[]> {
  return sql.query<Phone & Record<string, unknown>>(
    `select s.id, s.person_id as "personId", s.language
     from push_subscriptions s
       join sessions on sessions.id = s.session_id
       join people on people.id = s.person_id
     where people.active and sessions.lost_at is null and sessions.expires_at > $5
       and s.person_id is distinct from $4::uuid and ($2::uuid is null or s.person_id = $2)
       and s.person_id in (
         select p.person_id from posts p
         where p.valid_from <= $5 and (p.valid_to is null or p.valid_to > $5)
           and (p.person_id = $2 or p.unit_code = any($1::text[])
             and (p.region_code ^@ $3 or $3 ^@ p.region_code)))`,
    [whom.units, whom.personId, regionCode, by, now],
    'push-phones',
  )
}

/** Jobs by key: an event looked at twice rings once. */
export async function enqueueSends(
  tx: Transaction,
  sends: readonly { key: string; payload: object }[],
): Promise<void> {
  await tx.query(
    `select graphile_worker.add_job('push.send', payload, job_key := key, max_attempts := 12)
     from unnest($1::text[], $2::json[]) as send (key, payload)`,
    [sends.map(({ key }) => key), sends.map(({ payload }) => JSON.stringify(payload))],
  )
}

export interface Address {
  endpoint: Buffer
  p256dh: Buffer
  auth: Buffer
}

/** Sealed, of a phone that is still to be rung. */
export async function addressOf(sql: Sql, id: string): Promise<Address | undefined> {
  const [row] = await sql.query<Address & Record<string, unknown>>(
    `select endpoint_sealed as endpoint, p256dh, auth_sealed as auth
     from push_subscriptions where id = $1`,
    [id],
    'push-address',
  )
  return row
}
