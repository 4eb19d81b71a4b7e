import { homeName, homeOfCode, parseReceipt } from '#contract/home-words.ts'
import type { VisitReceiptView } from '#contract/homes.ts'
import { namesOf } from '#server/cases/reading.ts'
import { findByClientKey, findCase } from '#server/cases/store.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Sql, system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { dayOf, formatDate } from '#server/town/calendar/days.ts'
import { answersOf, formOf } from './read.ts'
import * as store from './records.ts'
import { codeKey } from './take.ts'

interface Shown {
  receipt: string
  code?: string
}

/**
 * What a resident finds by her receipt: who came and why, what was written down, who has looked since.
 * @throws Problem not-found, also for a wrong code: a guess learns nothing
 */
export function showReceipt(ctx: Ctx, shown: Shown): Promise<VisitReceiptView> {
  return ctx.db.run(system, async (sql) => viewOf(ctx, sql, await proven(ctx, sql, shown)))
}

/**
 * She takes her consent back (Personal Information Protection Law, article 15): answers and signature
 * are deleted at once. Twice is the same as once.
 * @throws Problem not-found; not-permitted where a statutory duty asked
 */
export function withdrawConsent(ctx: Ctx, shown: Shown): Promise<VisitReceiptView> {
  return ctx.db.transaction(system, async (tx) => {
    const visit = await proven(ctx, tx, shown)
    const form = await formOf(tx, visit)
    if (form.basis !== 'CONSENT') throw new Problem('not-permitted')
    await store.forgetAnswers(tx, visit.id)
    return viewOf(ctx, tx, { ...visit, answers_sealed: null, signature_sealed: null })
  })
}

async function proven(ctx: Ctx, sql: Sql, shown: Shown): Promise<store.VisitRow> {
  const receipt = parseReceipt(shown.receipt)
  const visit = receipt && (await store.visitByReceipt(sql, receipt))
  if (!visit) throw new Problem('not-found')
  if (visit.code_key && !codeKey(ctx, receipt, shown.code ?? '').equals(visit.code_key))
    throw new Problem('not-found')
  return visit
}

async function viewOf(ctx: Ctx, sql: Sql, visit: store.VisitRow): Promise<VisitReceiptView> {
  const form = await formOf(sql, visit)
  const names = await namesOf(ctx, sql, [visit.person_id])
  const looks = await store.looksOfVisit(sql, visit.id)
  const matters: string[] = []
  for (const { reportKey } of visit.help) {
    const entry = await findByClientKey(sql, reportKey)
    const matter = entry && (await findCase(sql, entry.caseId))
    if (matter) matters.push(matter.caseCode)
  }
  const kept = visit.answers_sealed !== null || visit.signature_sealed !== null
  return {
    receipt: visit.receipt ?? '',
    at: visit.at.toISOString(),
    home: homeName(homeOfCode(visit.home_code)),
    by: `${ctx.town().unitName(visit.unit_code).zh} ${names.get(visit.person_id) ?? ''}`.trim(),
    name: form.name,
    purpose: form.purpose,
    basis: form.basis,
    lawfulBasis: form.lawfulBasis,
    outcome: visit.outcome,
    ...(visit.confirmation ? { confirmation: visit.confirmation } : {}),
    answers: answersOf(ctx, form, visit),
    ...(kept && visit.delete_after ? { deletedOn: visit.delete_after } : {}),
    matters,
    looks: looks.map(({ at, purpose }) => ({ at: at.toISOString(), purpose })),
    mayWithdraw: kept && form.basis === 'CONSENT',
  }
}

/** Deletes what is due by today's date in Shanghai. @returns of how many visits */
export const sweepAnswers = (ctx: Ctx): Promise<number> =>
  ctx.db.run(system, (sql) => store.forgetDue(sql, formatDate(dayOf(ctx.clock.now().getTime()))))
