import { type HelpKind, homeCodeOf } from '#contract/home-words.ts'
import type { HomeDeed, VisitForm, VisitHome } from '#contract/homes.ts'
import type { Fault } from '#contract/problems.ts'
import { answerFaults } from '#server/cases/answers/check.ts'
import type { Ctx } from '#server/ctx.ts'
import type { StaffActor } from '#server/field/kind.ts'
import type { Sql } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import { dayOf, formatDate } from '#server/town/calendar/days.ts'
import { itemAtVersion } from '#server/town/store.ts'
import { visitingPost } from './policy.ts'
import { addHomes, addVisit, endHome } from './store.ts'

/**
 * Takes what a phone noted at a door, in the transaction of its item. A door that the list does not
 * have is added with its visit. The form is looked up in the version that the phone showed.
 * @throws Problem not-permitted when the grid is not of the person's posts; invalid with every fault
 */
export async function takeHomeDeed(
  ctx: Ctx,
  tx: Sql,
  actor: StaffActor,
  madeAt: string,
  deed: HomeDeed,
): Promise<Record<string, unknown>> {
  const now = ctx.clock.now()
  const grid = deed.action === 'ADD' ? deed.gridCode : deed.home.gridCode
  const post = visitingPost(actor.posts, grid)
  if (!ctx.town().grid(grid)) throw invalid([fault('/gridCode', '没有这个网格', 'no such grid')])
  if (deed.action === 'ADD') {
    const codes = deed.doors.map((door) => homeCodeOf({ ...deed, door }))
    return { added: await addHomes(tx, grid, codes, now) }
  }
  const homeCode = homeCodeOf(deed.home)
  if (deed.action === 'END') {
    await endHome(tx, grid, homeCode, now)
    return {}
  }
  const item = await itemAtVersion(tx, 'visitForm', deed.form, deed.formVersion)
  // Checked against its schema when it was written.
  const form = item?.data as VisitForm | undefined
  if (!form)
    throw invalid([fault('/form', '没有这张走访表或版本', 'no such form, or version of it')])
  const faults = visitFaults(form, deed)
  if (faults.length > 0) throw invalid(faults)
  const at = new Date(Math.min(Date.parse(madeAt), now.getTime()))
  await addHomes(tx, grid, [homeCode], now)
  const id = uuidv7(now)
  const { confirmation, answers, receipt } = deed
  const kept = (answers && Object.keys(answers).length > 0) || confirmation?.strokes
  await addVisit(tx, {
    id,
    gridCode: grid,
    homeCode,
    formCode: form.code,
    formVersion: deed.formVersion,
    outcome: deed.outcome,
    at,
    receivedAt: now,
    personId: actor.personId,
    unitCode: post.unitCode,
    confirmation: confirmation?.kind ?? null,
    codeKey: confirmation?.code ? codeKey(ctx, receipt ?? '', confirmation.code) : null,
    signatureSealed: confirmation?.strokes ? ctx.seal.seal(confirmation.strokes) : null,
    answersSealed: answers ? ctx.seal.seal(JSON.stringify(answers)) : null,
    deleteAfter: kept ? formatDate(dayOf(at.getTime()) + form.keepDays) : null,
    receipt: receipt ?? null,
    help: (deed.help ?? []) as { reportKey: string; kind: HelpKind }[],
  })
  return { visitId: id, at: at.toISOString() }
}

/** The resident's own code, bound to her receipt: alike codes of two visits have nothing in common. */
export const codeKey = ({ seal }: Pick<Ctx, 'seal'>, receipt: string, code: string): Buffer =>
  seal.key(`home visit ${receipt} ${code}`)

/** What does not fit together in a visit. Answers without a yes at the door are never taken. */
export function visitFaults(form: VisitForm, visit: VisitHome): Fault[] {
  const { outcome, answers = {}, confirmation, receipt, help = [] } = visit
  const faults: Fault[] = []
  if (outcome !== 'AGREED') {
    if (Object.keys(answers).length > 0)
      faults.push(fault('/answers', '没有同意就没有回答', 'no answers without a yes at the door'))
    if (confirmation)
      faults.push(fault('/confirmation', '没有同意就没有确认', 'nothing there to confirm'))
    if (help.length > 0) faults.push(fault('/help', '没有同意就没有帮办', 'no help without a yes'))
    return faults
  }
  if (!confirmation)
    faults.push(fault('/confirmation', '请让住户确认', 'the resident has to confirm it'))
  if (!receipt) faults.push(fault('/receipt', '缺少回执编号', 'the receipt is missing'))
  // Consent must be able to be shown (Personal Information Protection Law, article 14).
  if (form.basis === 'CONSENT' && confirmation?.kind === 'SPOKEN')
    faults.push(
      fault(
        '/confirmation/kind',
        '征得同意的走访须签名或设口令',
        'consent is signed, or has a code',
      ),
    )
  if (confirmation?.kind === 'SIGNATURE' && !confirmation.strokes)
    faults.push(fault('/confirmation/strokes', '没有签名', 'the signature is missing'))
  if (confirmation?.kind === 'CODE' && !confirmation.code)
    faults.push(fault('/confirmation/code', '没有口令', 'the code is missing'))
  const asked = { code: '00', name: form.name, questions: form.questions }
  for (const { pointer, detail } of answerFaults(asked, answers, { demanding: false }))
    faults.push({ pointer: `/answers${pointer}`, detail })
  return faults
}

const fault = (pointer: string, zh: string, en: string): Fault => ({
  pointer,
  detail: `${zh} (${en})`,
})
const invalid = (errors: Fault[]) => new Problem('invalid', { errors })
