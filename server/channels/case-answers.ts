import Type from 'typebox'
import type { CaseView } from '#contract/api.ts'
import { type Actor, scopeOf } from '#server/cases/actor.ts'
import type { Case } from '#server/cases/case.ts'
import * as store from '#server/cases/store.ts'
import { caseView } from '#server/cases/view.ts'
import type { Ctx } from '#server/ctx.ts'
import { situate } from '#server/flow/give.ts'
import type { StaffActor } from '#server/http/app.ts'
import { Problem } from '#server/platform/problem.ts'

export const CaseParams = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** The case after what was done to it; a stale version is answered with the case as it is now. */
export async function viewAfter(
  ctx: Ctx,
  actor: StaffActor,
  id: string,
  done: () => Promise<unknown>,
): Promise<CaseView> {
  try {
    await done()
  } catch (error) {
    throw error instanceof Problem && error.type === 'stale-version'
      ? await withCurrent(ctx, actor, id, error)
      : error
  }
  return viewOf(ctx, actor, id, true)
}

/** 412 shows both versions: the actor's form has one, the answer carries the other. */
async function withCurrent(
  ctx: Ctx,
  actor: StaffActor,
  id: string,
  problem: Problem,
): Promise<Problem> {
  const current = await viewOf(ctx, actor, id)
  return new Problem(problem.type, { extensions: { current } })
}

/** @throws Problem not-found */
export async function seen(ctx: Ctx, actor: Actor, id: string): Promise<Case> {
  const caseFile = await ctx.db.run(scopeOf(actor), (sql) => store.findCase(sql, id))
  if (!caseFile) throw new Problem('not-found')
  return caseFile
}

/** Everything about a case, as this actor sees it. @throws Problem not-found */
export async function viewOf(
  ctx: Ctx,
  actor: StaffActor,
  id: string,
  justActed = false,
): Promise<CaseView> {
  return ctx.db.transaction(scopeOf(actor), async (tx) => {
    let caseFile = await store.findCase(tx, id)
    if (!caseFile && justActed) {
      // The command may have moved the case out of the actor's sight: one last look at the result.
      await tx.asSystem()
      caseFile = await store.findCase(tx, id)
    }
    if (!caseFile) throw new Problem('not-found')
    const view = await caseView(ctx, tx, await situate(ctx, tx, actor, caseFile))
    if (!caseFile.parentId) return view
    const parent = await store.findCase(tx, caseFile.parentId)
    return parent ? { ...view, parent: { id: parent.id, caseCode: parent.caseCode } } : view
  })
}
