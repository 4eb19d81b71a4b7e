import { canonicalJson } from '#contract/canonical.ts'
import type { CommandName } from '#contract/cases.ts'
import { type Actor, scopeOf } from '#server/cases/actor.ts'
import type { Case, Change } from '#server/cases/case.ts'
import type { Situation } from '#server/cases/guards.ts'
import { takeTurnAtMerging } from '#server/cases/kin.ts'
import { lastEntryOf, type StoredEntry } from '#server/cases/reading.ts'
import * as store from '#server/cases/store.ts'
import { type Undo, undoOf } from '#server/cases/undo.ts'
import type { Ctx } from '#server/ctx.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { isUniqueViolation, type Transaction } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { effects } from './flow.ts'
import { demandVersion, givenBefore, narrow, situate, withKin, write } from './give.ts'

export interface UndoStep {
  caseId: string
  clientKey: string
  /** The version that the step made. */
  version: number
  postId?: string
}

/**
 * Takes back the actor's latest step: its opposite in one transaction, recorded as a step of its own.
 * @throws Problem not-found, stale-version, guard-failed with the reason, key-reused
 */
export async function undo(ctx: Ctx, actor: Actor, asked: UndoStep): Promise<Case> {
  const payloadHash = sha256(canonicalJson({ case: asked.caseId, undo: asked.version }))
  try {
    return await ctx.db.transaction(scopeOf(actor), async (tx) => {
      // It may part matters again, which takes its turn before any case is locked.
      await takeTurnAtMerging(tx)
      const { caseFile, last } = await lockOwn(tx, actor, asked.caseId)
      if (await givenBefore(tx, asked.clientKey, payloadHash)) return caseFile
      demandVersion(caseFile, asked.version)
      const situation = await situate(ctx, tx, narrow(actor, asked.postId), caseFile)
      const undone = undoOf(last, situation)
      if (!undone.ok)
        throw new Problem('guard-failed', {
          detail: undone.reason.zh,
          extensions: { reason: undone.reason },
        })
      const { command, post } = undone
      const standing = await withKin(tx, command, { ...situation, post })
      return write(
        ctx,
        tx,
        standing,
        { command, clientKey: asked.clientKey, payloadHash },
        changeBack(undone, standing, last),
      )
    })
  } catch (error) {
    if (isUniqueViolation(error, 'timeline_client_key')) throw new Problem('key-reused')
    throw error
  }
}

/** The case and its latest step. What moved it out of the actor's sight may have been the slip itself. */
async function lockOwn(
  tx: Transaction,
  actor: Actor,
  caseId: string,
): Promise<{ caseFile: Case; last: StoredEntry }> {
  const seen = await store.lockCase(tx, caseId)
  if (!seen) await tx.asSystem()
  const caseFile = seen ?? (await store.lockCase(tx, caseId))
  const last = caseFile && (await lastEntryOf(tx, caseFile))
  const own = actor.kind === 'staff' && last?.personId === actor.personId
  if (!caseFile || !last || !(seen || own)) throw new Problem('not-found')
  return { caseFile, last }
}

const corrected: readonly CommandName[] = ['reclassify', 'relocate']

/** What taking it back changes. Pure. */
export function changeBack(
  { command, before }: Extract<Undo, { ok: true }>,
  standing: Situation,
  step: Pick<StoredEntry, 'seq' | 'at' | 'command'>,
): Change {
  const undoes = step.seq
  if (!before) {
    const change: Change = effects[command](standing, {} as never)
    return { ...change, data: { ...change.data, undoes } }
  }
  return {
    patch: before,
    data: { ...before, undoes },
    ...(corrected.includes(step.command) ? { dropCorrection: step.at } : {}),
  }
}
