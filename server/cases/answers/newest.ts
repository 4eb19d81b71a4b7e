import type { Answers, AnswerValue } from '#contract/questions.ts'
import type { AnswerRow } from './store.ts'

export interface Given {
  value: AnswerValue
  row: AnswerRow
}

/** Of each question what was answered, newest first. A key means the same fact in every form (OWN). */
export function byQuestion(rows: readonly AnswerRow[]): Map<string, Given[]> {
  const given = new Map<string, Given[]>()
  for (const row of rows.toReversed())
    for (const [key, value] of Object.entries(row.answers)) {
      const before = given.get(key)
      if (before) before.push({ value, row })
      else given.set(key, [{ value, row }])
    }
  return given
}

/** What counts. */
export function newestAnswers(rows: readonly AnswerRow[]): Answers {
  return Object.assign({}, ...rows.map(({ answers }) => answers))
}
