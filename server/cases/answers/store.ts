import type { Answers } from '#contract/questions.ts'
import type { Case } from '#server/cases/case.ts'
import type { Sql } from '#server/platform/db.ts'

/** Answers given at one time, under one version of a form. Never changed: newer ones count. */
export interface AnswerRow {
  /** Number of the timeline row that tells of them: a later one counts before an earlier. */
  seq: number
  /** The report they came with; null: a colleague added them later. */
  reportId: string | null
  formCode: string
  formVersion: number
  answers: Answers
  /** Questions and answers as they were read, in Chinese: what a search finds. */
  words: string
  at: Date
  /** The colleague who wrote them down. */
  givenBy: string | null
}

export async function addAnswers(
  tx: Sql,
  { id: caseId, countyCode }: Pick<Case, 'id' | 'countyCode'>,
  row: AnswerRow,
): Promise<void> {
  const { seq, reportId, formCode, formVersion, answers, words, at, givenBy } = row
  await tx.query(
    `insert into report_answers (case_id, county_code, seq, report_id, form_code, form_version, answers, words, at, given_by)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
    [
      caseId,
      countyCode,
      seq,
      reportId,
      formCode,
      formVersion,
      JSON.stringify(answers),
      words,
      at,
      givenBy,
    ],
  )
}

/** First to last. */
export function answersOf(sql: Sql, caseId: string): Promise<AnswerRow[]> {
  return sql.query<AnswerRow & Record<string, unknown>>(
    `select seq, report_id as "reportId", form_code as "formCode", form_version as "formVersion", answers, words, at,
       given_by as "givenBy"
     from report_answers where case_id = $1 order by seq`,
    [caseId],
    'answers-of',
  )
}
