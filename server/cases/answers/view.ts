import { askedNow } from '#contract/asking.ts'
import type { AnswerView, CaseAnswersView, Question, QuestionForm } from '#contract/questions.ts'
import type { Case } from '#server/cases/case.ts'
import { present } from '#server/cases/present.ts'
import { namesOf } from '#server/cases/reading.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Sql } from '#server/platform/db.ts'
import { itemAtVersion } from '#server/town/store.ts'
import type { Versioned } from '#server/town/town.ts'
import { answerFaults } from './check.ts'
import { byQuestion, type Given, newestAnswers } from './newest.ts'
import { type AnswerRow, answersOf } from './store.ts'

/** What was answered, under the questions as they were put, and what is still to be asked. */
export async function caseAnswersView(
  ctx: Ctx,
  sql: Sql,
  caseFile: Case,
): Promise<CaseAnswersView> {
  const rows = await answersOf(sql, caseFile.id)
  const form = caseFile.categoryCode ? ctx.town().form(caseFile.categoryCode) : undefined
  const forms = await formsOf(ctx, sql, rows)
  const names = await namesOf(
    ctx,
    sql,
    rows.map(({ givenBy }) => givenBy),
  )
  const given = byQuestion(rows)
  const views = (of: (all: Given[]) => Given[]) =>
    [...given].flatMap(([key, all]) =>
      of(all).flatMap((each) => answerView(key, each, forms, names)),
    )
  return present<CaseAnswersView>({
    form: form && { version: form.version, ...form.data },
    answers: inOrder(
      views((all) => all.slice(0, 1)),
      form?.data,
    ),
    earlier: views((all) => all.slice(1)).toSorted((a, b) => (a.at < b.at ? 1 : -1)),
    toAsk: form ? toAsk(form.data, rows) : [],
  })
}

/** An answer that does not fit the question as it is put now is asked for again. */
function toAsk(form: QuestionForm, rows: readonly AnswerRow[]): string[] {
  const known = newestAnswers(rows)
  const unfit = new Set(
    answerFaults(form, known, { demanding: false }).map(({ pointer }) => pointer.slice(1)),
  )
  return askedNow(form, known)
    .map(({ key }) => key)
    .filter((key) => known[key] === undefined || unfit.has(key))
}

/** As the form puts them; what other forms asked comes after. */
function inOrder(answers: AnswerView[], form: QuestionForm | undefined): AnswerView[] {
  const order = (form?.questions ?? []).map(({ key }) => key)
  const place = ({ question }: AnswerView) => order.indexOf(question.key) + 1 || Infinity
  return answers.toSorted((a, b) => place(a) - place(b) || (a.at < b.at ? -1 : 1))
}

type Forms = ReadonlyMap<string, QuestionForm>
const named = ({ formCode, formVersion }: AnswerRow) => `${formCode}@${formVersion}`

/** The versions under which answers were given: as a rule the one in force, which is at hand. */
async function formsOf(ctx: Ctx, sql: Sql, rows: readonly AnswerRow[]): Promise<Forms> {
  const forms = new Map<string, QuestionForm>()
  for (const row of rows) {
    if (forms.has(named(row))) continue
    const form = await formAtVersion(ctx, sql, row.formCode, row.formVersion)
    if (form) forms.set(named(row), form.data)
  }
  return forms
}

/** A form as it was under that number; without one, as it is in force. */
export async function formAtVersion(
  ctx: Pick<Ctx, 'town'>,
  sql: Sql,
  code: string,
  version: number | undefined,
): Promise<Versioned<QuestionForm> | undefined> {
  const current = ctx.town().form(code)
  if (current?.data.code === code && (version ?? current.version) === current.version)
    return current
  if (version === undefined) return undefined
  const row = await itemAtVersion(sql, 'form', code, version)
  // Checked against its schema when it was written.
  return row && { version, data: row.data as QuestionForm }
}

function answerView(
  key: string,
  { value, row }: Given,
  forms: Forms,
  names: ReadonlyMap<string, string>,
): AnswerView[] {
  const question: Question | undefined = forms
    .get(named(row))
    ?.questions.find((each) => each.key === key)
  if (!question) return []
  return [
    present<AnswerView>({
      question,
      value,
      form: { code: row.formCode, version: row.formVersion },
      at: row.at.toISOString(),
      by: row.givenBy ? names.get(row.givenBy) : undefined,
    }),
  ]
}
