import type { CaseVisits, VisitsFigure } from '#contract/visits.ts'
import { scopeOf } from '#server/cases/actor.ts'
import { namesOf } from '#server/cases/reading.ts'
import { findCase } from '#server/cases/store.ts'
import type { Ctx } from '#server/ctx.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { hallOf, overseesHall, permitHall } from '../policy.ts'
import type { Clerk } from '../queue/commands.ts'
import { hallFor } from './commands.ts'
import { daysOf, wilson } from './rules.ts'
import * as store from './store.ts'

/** Visits and notes of one matter, for whoever sees the matter. @throws Problem not-found */
export async function readVisits(ctx: Ctx, clerk: Clerk, caseId: string): Promise<CaseVisits> {
  return ctx.db.transaction(scopeOf(clerk), async (tx) => {
    if (!(await findCase(tx, caseId))) throw new Problem('not-found')
    const records = await hallFor(ctx, tx, clerk)
    // A ticket of another region's hall is hidden from this post, its number on the visit is not.
    await tx.asSystem()
    const visits = await store.visitsOf(tx, caseId)
    const notes = await store.notesOf(tx, caseId)
    const names = await namesOf(
      ctx,
      tx,
      [...visits, ...notes].map((row) => row.personId),
    )
    const entry = (row: { id: string; at: Date; hallCode: string; personId: string }) => {
      const by = names.get(row.personId)
      return {
        id: row.id,
        at: row.at.toISOString(),
        hall: named(ctx, row.hallCode),
        ...(by ? { by } : {}),
      }
    }
    return {
      visits: visits.map((visit) => ({
        ...entry(visit),
        kind: visit.kind,
        ...(visit.reasonAgain ? { reasonAgain: visit.reasonAgain } : {}),
        ...(visit.ticket ? { ticket: visit.ticket } : {}),
      })),
      notes: notes.map((note) => ({
        ...entry(note),
        handedBack: note.handedBack,
        missing: note.missing,
        told: note.told,
        ...(note.bring ? { bring: note.bring } : {}),
      })),
      ...(records ? { recordsFor: named(ctx, records.code) } : {}),
    }
  })
}

/** Of one hall, or of all within my region. @throws Problem invalid, not-found, not-permitted */
export async function readFigure(
  ctx: Ctx,
  clerk: Clerk,
  asked: { hall?: string; from?: string; to?: string },
): Promise<VisitsFigure> {
  const days = daysOf(asked, ctx.clock.now())
  const one = asked.hall === undefined ? undefined : hallOf(ctx.town(), asked.hall)
  if (one) permitHall(clerk, one, 'oversee')
  const halls = one ? [one] : ctx.town().halls.filter((hall) => overseesHall(clerk, hall))
  const codes = halls.map((hall) => hall.code)
  // Counted as the program: a matter that has moved on to another region was brought here all the same.
  const rows = await ctx.db.run(system, (sql) => store.countOnce(sql, codes, days.start, days.end))
  const sum = (key: 'once' | 'matters') => rows.reduce((total, row) => total + row[key], 0)
  return {
    from: days.from,
    to: days.to,
    total: share(sum('once'), sum('matters')),
    halls: rows.map(({ hallCode, once, matters }) => ({
      hall: named(ctx, hallCode),
      ...share(once, matters),
    })),
  }
}

const share = (once: number, matters: number) => ({ once, matters, ...wilson(once, matters) })

function named(ctx: Pick<Ctx, 'town'>, code: string) {
  return { code, name: ctx.town().hall(code)?.name ?? { zh: code, en: code } }
}
