import type { Answers } from '#contract/questions.ts'

/** Of what the form holds, what was not answered so before. */
export function changedAnswers(known: Answers, held: Answers): Answers {
  return Object.fromEntries(
    Object.entries(held).filter(
      ([key, value]) => JSON.stringify(known[key]) !== JSON.stringify(value),
    ),
  )
}
