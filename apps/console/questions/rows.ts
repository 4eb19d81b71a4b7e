import { Value } from 'typebox/value'
import { Question } from '#contract/questions.ts'

type Row = Readonly<Record<string, unknown>>

/** A form as it is saved. */
export function tidyForm({ questions, ...form }: Row): Record<string, unknown> {
  return { ...form, questions: Array.isArray(questions) ? questions.map(tidyRow) : [] }
}

/** A row without what was left empty: a hint of two blanks is none. */
export function tidyRow(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => !isBlank(value)))
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return typeof value === 'object' && Object.values(value).every(isBlank)
}

/** The rows that make a question already: what a preview can show. */
export function shownIn(rows: readonly Row[]): Question[] {
  return rows.map(tidyRow).filter((row) => Value.Check(Question, row))
}
