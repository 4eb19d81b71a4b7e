import { answerWords } from '#contract/asking.ts'
import { canonicalJson } from '#contract/canonical.ts'
import type { Answers, QuestionForm } from '#contract/questions.ts'
import type { Case } from '#server/cases/case.ts'
import { sha256 } from '#server/platform/canonical.ts'
import type { Sql } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Town, Versioned } from '#server/town/town.ts'
import { answerFaults } from './check.ts'
import { newestAnswers } from './newest.ts'
import { answersOf } from './store.ts'

/**
 * Answers that a colleague adds later are to the form of the present category, any part of it.
 * @throws Problem invalid naming every fault
 */
export async function demandAnswers(
  sql: Sql,
  { id, categoryCode }: Case,
  town: Town,
  given: Answers,
): Promise<void> {
  const form = categoryCode ? town.form(categoryCode)?.data : undefined
  if (!form) return
  const known = newestAnswers(await answersOf(sql, id))
  const faults =
    Object.keys(given).length === 0
      ? [{ pointer: '', detail: '一题也没有回答 (nothing is answered)' }]
      : answerFaults(form, given, { demanding: false }, known)
  if (faults.length === 0) return
  const errors = faults.map((fault) => ({ ...fault, pointer: `/payload/answers${fault.pointer}` }))
  throw new Problem('invalid', { errors })
}

/** Answers under the version of the form that they fit. */
export interface Answered {
  formCode: string
  formVersion: number
  answers: Answers
  words: string
}

export function answered({ version, data }: Versioned<QuestionForm>, answers: Answers): Answered {
  return { formCode: data.code, formVersion: version, answers, words: wordsOf(data, answers) }
}

/** What the timeline keeps of them: which questions under which version, and a hash of the answers. */
export function answersRecorded({ formCode, formVersion, answers }: Answered) {
  return {
    form: formCode,
    formVersion,
    answered: Object.keys(answers),
    answersHash: sha256(canonicalJson(answers)).toString('hex'),
  }
}

function wordsOf({ questions }: QuestionForm, answers: Answers): string {
  return questions
    .flatMap((question) => {
      const value = answers[question.key]
      return value === undefined ? [] : [`${question.label.zh} ${answerWords(question, value).zh}`]
    })
    .join('；')
}
