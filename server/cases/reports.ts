import type { Sql } from '#server/platform/db.ts'
import type { Case } from './case.ts'

export interface StoredReport {
  id: string
  channel: string
  receivedAt: Date
  occurredAt: Date | null
  words: string
  placeText: string | null
  reporterSealed: Buffer | null
  language: string
  needsInterpreter: boolean
}

/** Reports of a case, first to last; the sealed part stays sealed. */
export async function reportsOf(sql: Sql, caseId: string): Promise<StoredReport[]> {
  return sql.query<StoredReport>(
    `select id, channel, received_at as "receivedAt", occurred_at as "occurredAt", words, place_text as "placeText",
       reporter_sealed as "reporterSealed", language, needs_interpreter as "needsInterpreter"
     from reports where case_id = $1 order by received_at, id`,
    [caseId],
    'reports-of',
  )
}

export async function addWords(
  tx: Sql,
  caseFile: Case,
  more: { id: string; words: string; at: Date; takenBy: string | null },
): Promise<void> {
  await tx.query(
    `insert into reports (id, county_code, case_id, channel, received_at, words, taken_by) values ($1,$2,$3,$4,$5,$6,$7)`,
    [
      more.id,
      caseFile.countyCode,
      caseFile.id,
      caseFile.channel,
      more.at,
      more.words,
      more.takenBy,
    ],
  )
}

/** Cases that a telephone reported, newest first. */
export async function casesByPhone(
  sql: Sql,
  phoneKey: Buffer,
  limit: number,
): Promise<{ caseId: string }[]> {
  return sql.query<{ caseId: string }>(
    'select case_id as "caseId" from reports where phone_key = $1 order by received_at desc limit $2',
    [phoneKey, limit],
    'cases-by-phone',
  )
}
