import type { NoticeState, NoticeWay } from '#contract/notices.ts'
import type { Case } from '#server/cases/case.ts'
import { noticeColumns, type StoredNotice } from '#server/cases/notices.ts'
import type { Sql } from '#server/platform/db.ts'

/** A notice that this process alone is sending now. */
export interface Claimed {
  id: string
  countyCode: string
  caseCode: string
  urgent: boolean
  template: string
  body: StoredNotice['body']
  /** With the one under way. */
  tries: number
  language: string | null
  reporterSealed: Buffer | null
}

/**
 * Claims what is due by one way, longest due first, each before it is sent; also what a sender that
 * died has claimed before `lapsed`. In the quiet hours urgent matters alone.
 */
export async function claimDue(
  sql: Sql,
  way: NoticeWay,
  given: { now: Date; lapsed: Date; urgentOnly: boolean; limit: number },
): Promise<Claimed[]> {
  return sql.query<Claimed & Record<string, unknown>>(
    `update notices n set state = 'SENDING', sent_at = $1, tries = tries + 1 from (
       select n.id, n.county_code, c.case_code, c.urgent, r.language, r.reporter_sealed
       from notices n join cases c on c.id = n.case_id and c.county_code = n.county_code
         left join reports r on r.id = n.report_id and r.county_code = n.county_code
       where n.way = $2 and n.state in ('WAITING', 'SENDING') and n.next_at <= $1
         and (n.state = 'WAITING' or n.sent_at < $3) and (c.urgent or not $4)
       order by n.next_at limit $5 for update of n skip locked
     ) as due where n.id = due.id and n.county_code = due.county_code
     returning n.id, n.county_code as "countyCode", due.case_code as "caseCode", due.urgent, n.template,
       n.body, n.tries, due.language, due.reporter_sealed as "reporterSealed"`,
    [given.now, way, given.lapsed, given.urgentOnly, given.limit],
    'claim-notices',
  )
}

/** What came of a claimed notice; nothing where another took it over since. */
export async function settle(
  sql: Sql,
  { id, countyCode, tries }: Claimed,
  outcome: { state: NoticeState; failure: string | null; nextAt: Date | null; at: Date },
): Promise<void> {
  await sql.query(
    `update notices set state = $4, failure = $5, next_at = coalesce($6, next_at), sent_at = $7
     where id = $1 and county_code = $2 and tries = $3 and state = 'SENDING'`,
    [id, countyCode, tries, outcome.state, outcome.failure, outcome.nextAt, outcome.at],
    'settle-notice',
  )
}

/** Seconds for which the oldest notice has been due, 0 when none is. */
export async function oldestDue(sql: Sql, now: Date): Promise<number> {
  const [row] = await sql.query<{ age: number }>(
    `select coalesce(extract(epoch from $1 - min(next_at)), 0)::float8 as age from notices
     where state in ('WAITING', 'SENDING') and next_at <= $1`,
    [now],
  )
  return row?.age ?? 0
}

/** A notice with what decides who may see its address and send it again. */
export interface NoticeOfCase extends StoredNotice {
  reporterSealed: Buffer | null
  caseFile: Pick<
    Case,
    'id' | 'caseCode' | 'regionCode' | 'level' | 'urgent' | 'shielded' | 'confidential'
  >
}

const joined = `select ${noticeColumns}, r.reporter_sealed as "reporterSealed",
    json_build_object('id', c.id, 'caseCode', c.case_code, 'regionCode', c.region_code, 'level', c.level,
      'urgent', c.urgent, 'shielded', c.shielded, 'confidential', c.confidential) as "caseFile"
  from notices n join cases c on c.id = n.case_id and c.county_code = n.county_code
    left join reports r on r.id = n.report_id and r.county_code = n.county_code`

/** What failed since then, as this scope sees it, newest first; `before` is the last one of a page. */
export async function failedNotices(
  sql: Sql,
  given: { since: Date; before: { at: Date; id: string } | undefined; limit: number },
): Promise<NoticeOfCase[]> {
  return sql.query<NoticeOfCase & Record<string, unknown>>(
    `${joined} where n.state = 'FAILED' and n.created_at >= $1
       and ($2::timestamptz is null or (n.created_at, n.id) < ($2, $3::uuid))
     order by n.created_at desc, n.id desc limit $4`,
    [given.since, given.before?.at ?? null, given.before?.id ?? null, given.limit],
    'failed-notices',
  )
}

/** These notices as far as this scope sees them, locked until the transaction ends. */
export async function lockNotices(sql: Sql, ids: readonly string[]): Promise<NoticeOfCase[]> {
  return sql.query<NoticeOfCase & Record<string, unknown>>(
    `${joined} where n.id = any($1::uuid[]) order by n.id for update of n`,
    [ids],
  )
}

export async function queueAgain(
  sql: Sql,
  id: string,
  by: { personId: string; at: Date; nextAt: Date },
): Promise<void> {
  await sql.query(
    `update notices set state = 'WAITING', tries = 0, failure = null, next_at = $2, resent_at = $3, resent_by = $4
     where id = $1 and state = 'FAILED'`,
    [id, by.nextAt, by.at, by.personId],
  )
}
