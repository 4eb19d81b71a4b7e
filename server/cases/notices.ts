import type { NoticeState, NoticeTemplate, NoticeWay } from '#contract/notices.ts'
import type { Sql } from '#server/platform/db.ts'
import type { Case } from './case.ts'

export interface NewNotice {
  id: string
  template: NoticeTemplate
  body: object
  way: NoticeWay
  /** Whose telephone or mailbox; null for the portal. */
  reportId: string | null
  /** null: it is where it is read already. */
  nextAt: Date | null
}

/** Written with the command that they tell of, in one round trip. */
export async function addNotices(
  tx: Sql,
  caseFile: Case,
  notices: readonly NewNotice[],
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into notices (id, county_code, case_id, template, body, way, state, created_at, sent_at, report_id, next_at)
     select id, $1, $2, template, body, way, case when next_at is null then 'SENT' else 'WAITING' end, $3,
       case when next_at is null then $3::timestamptz end, report_id, next_at
     from unnest($4::uuid[], $5::text[], $6::jsonb[], $7::text[], $8::uuid[], $9::timestamptz[])
       as notice (id, template, body, way, report_id, next_at)`,
    [
      caseFile.countyCode,
      caseFile.id,
      at,
      notices.map(({ id }) => id),
      notices.map(({ template }) => template),
      notices.map(({ body }) => JSON.stringify(body)),
      notices.map(({ way }) => way),
      notices.map(({ reportId }) => reportId),
      notices.map(({ nextAt }) => nextAt),
    ],
    'add-notices',
  )
}

export interface StoredNotice {
  id: string
  template: string
  body: { said?: string; text?: { code: string; version: number } }
  way: NoticeWay
  state: NoticeState
  createdAt: Date
  reportId: string | null
  tries: number
  sentAt: Date | null
  nextAt: Date | null
  failure: string | null
  resentAt: Date | null
  resentBy: string | null
}

/** Of the table under the alias n. */
export const noticeColumns = `n.id, n.template, n.body, n.way, n.state, n.created_at as "createdAt",
  n.report_id as "reportId", n.tries, n.sent_at as "sentAt", n.next_at as "nextAt", n.failure,
  n.resent_at as "resentAt", n.resent_by as "resentBy"`

export async function noticesOf(sql: Sql, caseId: string): Promise<StoredNotice[]> {
  return sql.query<StoredNotice>(
    `select ${noticeColumns} from notices n where case_id = $1
     order by created_at, array_position(array['PORTAL', 'SMS', 'MAIL'], way), id`,
    [caseId],
    'notices-of',
  )
}
