import { type CallOut, type CallOutStep, callingRoles } from '#contract/call-outs.ts'
import { type Actor, scopeOf } from '#server/cases/actor.ts'
import { decide } from '#server/cases/rules.ts'
import { findCase } from '#server/cases/store.ts'
import type { Ctx } from '#server/ctx.ts'
import { giveWithin, situate } from '#server/flow/give.ts'
import { isUniqueViolation, system, type Transaction } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import { dayOf, formatDate } from '#server/town/calendar/days.ts'
import { demandPostAtHall, hallOf } from '../policy.ts'
import { isHere } from '../stationing/rules.ts'
import { dutiesOf } from '../stationing/store.ts'
import { fits, mayTake } from './rules.ts'
import * as store from './store.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/**
 * Calls a department that is on call in the hall today. For a matter the call stands in its timeline.
 * @throws Problem not-found, not-permitted, invalid, key-reused, or guard-failed when it is not on call
 */
export async function callOut(
  ctx: Ctx,
  actor: Staff,
  hallCode: string,
  wish: CallOut,
): Promise<store.CallOutRow> {
  const hall = hallOf(ctx.town(), hallCode)
  demandPostAtHall(actor.posts, hall, callingRoles)
  const before = await earlier(ctx, hallCode, wish)
  if (before) return before
  await demandOnCall(ctx, hallCode, wish.unit)
  const now = ctx.clock.now()
  const dueAt = ctx.town().dueAfter(now, ctx.town().stepLimit('callOut'))
  try {
    return await ctx.db.transaction(scopeOf(actor), async (tx) => {
      if (wish.caseId) {
        const words = `随叫：请${ctx.town().unitName(wish.unit).zh}于 ${clockOf(dueAt)} 前到${hall.name.zh}`
        if (!(await noteOn(ctx, tx, actor, wish.caseId, words)))
          throw new Problem('invalid', {
            errors: [{ pointer: '/caseId', detail: '不能为这个事项呼叫 (not for this matter)' }],
          })
      }
      await tx.asSystem()
      return store.addCallOut(tx, {
        id: uuidv7(now),
        countyCode: hall.regionCode.slice(0, 6),
        regionCode: hall.regionCode,
        hallCode,
        unitCode: wish.unit,
        caseId: wish.caseId ?? null,
        ticketId: wish.ticketId ?? null,
        calledAt: now,
        calledBy: actor.personId,
        dueAt,
        clientKey: wish.clientKey,
      })
    })
  } catch (error) {
    const twin = isUniqueViolation(error, 'call_outs_client_key')
      ? await earlier(ctx, hallCode, wish)
      : undefined
    if (twin) return twin
    throw error
  }
}

/**
 * One step of a call-out; who may and when is in rules.ts.
 * @throws Problem not-found, wrong-state, stale-version
 */
export async function takeStep(
  ctx: Ctx,
  actor: Staff,
  id: string,
  step: CallOutStep,
  given: { version: number; expectedAt?: string; outcome?: string; reason?: string },
): Promise<store.CallOutRow> {
  const call = await ctx.db.run(system, (sql) => store.callOutById(sql, id))
  if (!call || !mayTake(actor.posts, call, step)) throw new Problem('not-found')
  return ctx.db.transaction(scopeOf(actor), async (tx) => {
    const now = ctx.clock.now()
    // The matter first: its lock is taken in the actor's scope, the rest is the program's own work.
    const { zh } = ctx.town().unitName(call.unitCode)
    const words: Partial<Record<CallOutStep, string>> = {
      arrive: `随叫：${zh}于 ${clockOf(now)} 到场`,
      depart: `随叫：${zh}离场，${given.outcome ?? ''}`,
      cancel: `随叫：取消请${zh}到场，${given.reason ?? ''}`,
    }
    const note = words[step]
    if (call.caseId && note) await noteOn(ctx, tx, actor, call.caseId, note)
    await tx.asSystem()
    const locked = await store.lockCallOut(tx, id)
    if (!locked) throw new Problem('not-found')
    if (locked.version !== given.version)
      throw new Problem('stale-version', { extensions: { current: { version: locked.version } } })
    if (!fits(locked, step)) throw new Problem('wrong-state')
    return store.takeStep(tx, id, written(step, given, actor.personId, now))
  })
}

function written(
  step: CallOutStep,
  given: { expectedAt?: string; outcome?: string; reason?: string },
  personId: string,
  now: Date,
): store.Step {
  switch (step) {
    case 'acknowledge':
      return {
        acknowledged_at: now,
        acknowledged_by: personId,
        expected_at: new Date(given.expectedAt ?? now),
      }
    case 'arrive':
      return { arrived_at: now, arrival_by: personId }
    case 'depart':
      return { left_at: now, outcome: given.outcome ?? '' }
    case 'cancel':
      return { cancelled_at: now, cancel_reason: given.reason ?? '' }
  }
}

/** @returns false where the actor may note nothing on it: not seen, closed, or no power over it */
async function noteOn(
  ctx: Ctx,
  tx: Transaction,
  actor: Staff,
  caseId: string,
  note: string,
): Promise<boolean> {
  const caseFile = await findCase(tx, caseId)
  if (!caseFile) return false
  const payload = { note }
  const decision = decide('comment', await situate(ctx, tx, actor, caseFile), payload)
  if (!decision.ok) return false
  await giveWithin(ctx, tx, actor, { caseId, command: 'comment', payload })
  return true
}

async function demandOnCall(ctx: Ctx, hallCode: string, unit: string): Promise<void> {
  const today = formatDate(dayOf(ctx.clock.now().getTime()))
  const duties = await ctx.db.run(system, (sql) => dutiesOf(sql, hallCode))
  const onCall = duties.some(
    (duty) =>
      duty.unitCode === unit && duty.kind === 'ON_CALL' && isHere(ctx.town().calendar, duty, today),
  )
  if (onCall) return
  const reason = {
    zh: '该部门今天不在本大厅的随叫名单上',
    en: 'The department is not on call for this hall today',
  }
  throw new Problem('guard-failed', { detail: reason.zh, extensions: { guard: 'onCall', reason } })
}

async function earlier(
  ctx: Ctx,
  hallCode: string,
  wish: CallOut,
): Promise<store.CallOutRow | undefined> {
  const known = await ctx.db.run(system, (sql) => store.callOutByKey(sql, wish.clientKey))
  if (known && (known.hallCode !== hallCode || known.unitCode !== wish.unit))
    throw new Problem('key-reused')
  return known
}

const clockOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
