import { answerWords } from '#contract/asking.ts'
import { homeName, homeOfCode, visitReaderRoles } from '#contract/home-words.ts'
import type { HomeVisitOpened, HomeVisitRow, VisitForm } from '#contract/homes.ts'
import { isWithin } from '#contract/levels.ts'
import type { Answers } from '#contract/questions.ts'
import { scopeOf } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import type { StaffActor } from '#server/field/kind.ts'
import { type Sql, system } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import { itemAtVersion } from '#server/town/store.ts'
import * as store from './records.ts'

/** The form of a visit as it was shown at the door. */
export async function formOf(sql: Sql, visit: store.VisitRow): Promise<VisitForm> {
  const item = await itemAtVersion(sql, 'visitForm', visit.form_code, visit.form_version)
  if (!item) throw new Error(`no form ${visit.form_code} version ${visit.form_version}`)
  // Checked against its schema when it was written.
  return item.data as VisitForm
}

/** What was answered, with the words of its question. */
export function answersOf(
  { seal }: Pick<Ctx, 'seal'>,
  form: VisitForm,
  { answers_sealed }: store.VisitRow,
): HomeVisitOpened['answers'] {
  if (!answers_sealed) return []
  const answers = JSON.parse(seal.open(answers_sealed)) as Answers
  return form.questions.flatMap((question) => {
    const value = answers[question.key]
    return value === undefined
      ? []
      : [{ question: question.label, answer: answerWords(question, value) }]
  })
}

/** The newest visits of a grid. @throws Problem not-permitted */
export async function gridVisits(
  ctx: Ctx,
  actor: StaffActor,
  asked: { grid: string; form?: string },
): Promise<HomeVisitRow[]> {
  permitted(actor, asked.grid)
  const rows = await ctx.db.run(scopeOf(actor), (sql) =>
    store.visitsOfGrid(sql, asked.grid, asked.form),
  )
  const names = new Map(ctx.town().visitForms.map(({ data }) => [data.code, data.name]))
  return rows.map((visit) => ({
    id: visit.id,
    home: homeName(homeOfCode(visit.home_code)),
    form: {
      code: visit.form_code,
      name: names.get(visit.form_code) ?? { zh: visit.form_code, en: visit.form_code },
    },
    at: visit.at.toISOString(),
    outcome: visit.outcome,
    ...(visit.confirmation ? { confirmation: visit.confirmation } : {}),
    help: visit.help.length,
    answered: visit.answers_sealed !== null,
  }))
}

/**
 * Opens what was written down at a door. The look and its purpose are kept in the same transaction,
 * and the resident sees both by her receipt.
 * @throws Problem not-found, not-permitted
 */
export async function openVisit(
  ctx: Ctx,
  actor: StaffActor,
  id: string,
  purpose: string,
): Promise<HomeVisitOpened> {
  return ctx.db.transaction(scopeOf(actor), async (tx) => {
    const visit = await store.visitOf(tx, id)
    if (!visit) throw new Problem('not-found')
    permitted(actor, visit.grid_code)
    await tx.within(system)
    const form = await formOf(tx, visit)
    const at = ctx.clock.now()
    const { personId } = actor
    await store.addVisitLook(tx, { id: uuidv7(at), visit, personId, purpose, at })
    return {
      answers: answersOf(ctx, form, visit),
      ...(visit.signature_sealed ? { strokes: ctx.seal.open(visit.signature_sealed) } : {}),
    }
  })
}

function permitted({ posts }: StaffActor, grid: string): void {
  const may = posts.some(
    ({ role, regionCode }) =>
      (visitReaderRoles as readonly string[]).includes(role) && isWithin(grid, regionCode),
  )
  if (!may) throw new Problem('not-permitted')
}
