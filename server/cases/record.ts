import { type CommandName, type CommandRule, commands } from '#contract/cases.ts'
import type { Clock } from '#contract/clocks.ts'
import { type CaseState, caseStates } from '#contract/states.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Transaction } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import type { ActorPost } from './actor.ts'
import type { Case, Change, Facets } from './case.ts'
import { entryHash, type Place, type TimelineEntry } from './chain.ts'
import { type Clocks, dueTimes, runClocks, stopAll } from './clocks.ts'
import { takenByAfter } from './desk.ts'
import { withEarlier } from './earlier.ts'
import type { Situation } from './guards.ts'
import { relate } from './likeness/links.ts'
import * as store from './store.ts'
import { beginSubTask } from './sub-tasks.ts'
import * as tasks from './task-store.ts'
import { tell } from './tell.ts'
import { nextReportIn } from './whistles.ts'

export interface Given {
  command: CommandName
  clientKey: string | null
  payloadHash: Buffer | null
  post: ActorPost | undefined
}

export function placeOf(
  caseFile: Pick<Case, 'state' | 'regionCode' | 'centreCode' | 'leadUnit'>,
): Place {
  return {
    state: caseFile.state,
    region: caseFile.regionCode,
    centre: caseFile.centreCode,
    unit: caseFile.leadUnit,
  }
}

/** Pure: the case after this change, its clocks run, its version raised and its chain extended. */
export function advance(
  situation: Situation,
  given: Given,
  change: Change,
): { next: Case; entry: TimelineEntry; hash: Buffer } {
  const { caseFile, now, town } = situation
  const rule = commands[given.command]
  const changed: Case = {
    ...caseFile,
    ...change.patch,
    state: stateAfter(caseFile, rule.to),
    version: caseFile.version + 1,
  }
  changed.takenBy = change.patch.takenBy ?? takenByAfter(caseFile, changed)
  const ended = !caseStates[changed.state].open
  const run = runClocks(changed.clocks, given.command, {
    town,
    now,
    slaClass: changed.slaClass ?? 'HELP',
    ...(change.given ? { given: change.given } : {}),
    earlier: caseFile.facets.sentFrom?.clocks ?? {},
  })
  const clocks = ended ? stopAll(run, now) : run
  const facets = forgetOrder(
    forgetReminders(
      ended || change.cancelSubTasks === 'ALL' ? withoutWhistles(changed.facets) : changed.facets,
      caseFile.clocks,
      clocks,
    ),
    changed.state,
  )
  const times = dueTimes(clocks, facets.reminded ?? {})
  const next: Case = {
    ...changed,
    facets,
    clocks,
    ...times,
    timerAt: earlier(timerOf({ ...changed, clocks }, times.timerAt, now), nextReportIn(facets)),
    closedAt: ended ? (caseFile.closedAt ?? now) : null,
  }
  const entry: TimelineEntry = {
    caseId: caseFile.id,
    seq: next.version,
    at: now,
    event: rule.event,
    command: given.command,
    role: given.post?.role ?? (situation.actor.kind === 'reporter' ? 'RESIDENT' : 'SYSTEM'),
    personId: situation.actor.kind === 'staff' ? situation.actor.personId : null,
    postId: given.post?.id ?? null,
    unitCode: given.post?.unitCode ?? null,
    reason: change.reason ?? null,
    data: withEarlier(change, given.command, caseFile),
    moved: { from: placeOf(caseFile), to: placeOf(next) },
    // As the database gives it back, or the hash would not hold.
    clientKey: given.clientKey?.toLowerCase() ?? null,
    payloadHash: given.payloadHash,
  }
  const hash = entryHash(caseFile.chainHash, entry)
  return { next: { ...next, chainHash: hash }, entry, hash }
}

function stateAfter({ state, facets }: Case, to: CommandRule['to']): CaseState {
  if (to === 'STAYS') return state
  // A case merged before its state was kept is looked at from the beginning.
  return to === 'BEFORE' ? (facets.merge?.from ?? 'REGISTERED') : to
}

/** A clock that starts anew is reminded of anew; marks of its earlier run say nothing about this one. */
function forgetReminders(facets: Facets, before: Clocks, after: Clocks): Facets {
  if (!facets.reminded) return facets
  const kept = (Object.entries(facets.reminded) as [Clock, number][]).filter(
    ([name]) => before[name]?.startedAt === after[name]?.startedAt,
  )
  return { ...facets, reminded: Object.fromEntries(kept) }
}

function withoutWhistles({ whistles: _, ...facets }: Facets): Facets {
  return facets
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other
  return one < other ? one : other
}

/** Once the unit has answered, the order is no longer the centre's to take back. */
function forgetOrder({ sentFrom, ...facets }: Facets, state: Case['state']): Facets {
  return sentFrom && state === 'DISPATCHED' ? { ...facets, sentFrom } : facets
}

const thirtyDays = 30 * 86_400_000

function timerOf(changed: Case, reminder: Date | null, now: Date): Date | null {
  if (changed.state === 'CLOSED') return new Date((changed.closedAt ?? now).getTime() + thirtyDays)
  if (changed.state === 'ON_HOLD' && changed.clocks.review)
    return new Date(changed.clocks.review.dueAt)
  return reminder
}

/**
 * The only writer of a case's state: moves it, raises the version, appends to the timeline and
 * writes whatever hangs on the change, in the caller's transaction.
 */
export async function record(
  ctx: Ctx,
  tx: Transaction,
  situation: Situation,
  given: Given,
  change: Change,
): Promise<Case> {
  const { caseFile, now } = situation
  const { next, entry, hash } = advance(situation, given, change)
  await store.appendEntry(tx, caseFile.countyCode, entry, caseFile.chainHash, hash)
  await store.updateCase(tx, next)
  await writeTasks(tx, situation, next, change)
  if (change.relate) await relate(tx, next, change.relate, now)
  if (change.addPromise) {
    const { content, promisedBy, checkDates } = change.addPromise
    const checks = [...checkDates].sort().map((date) => ({ date }))
    await store.addPromise(tx, next, {
      id: uuidv7(now),
      content,
      promisedBy: promisedBy ?? null,
      madeAt: now,
      checks,
    })
  }
  if (change.checkPromise) await keepCheck(tx, situation, change.checkPromise)
  if (change.correction) {
    await store.addCorrection(tx, next, {
      ...change.correction,
      id: uuidv7(now),
      evidence: caseFile.facets.proposal ?? {},
      at: now,
    })
  }
  if (change.dropCorrection) await store.dropCorrection(tx, next, change.dropCorrection)
  if (change.notice) await tell(ctx, tx, next, change.notice, now)
  return next
}

/** What other units are asked for and what they answer; the whistles they are called by. */
async function writeTasks(
  tx: Transaction,
  { caseFile, subTasks, now }: Situation,
  next: Case,
  change: Change,
): Promise<void> {
  // The earlier units' tasks go before the new ones come.
  if (change.restoreTasks) await tasks.restoreTasks(tx, next.id, change.restoreTasks)
  if (change.cancelSubTasks) await tasks.cancelSubTasks(tx, next.id, change.cancelSubTasks, now)
  if (change.addWhistle) await tasks.addWhistle(tx, next, change.addWhistle, now)
  for (const task of change.addSubTasks ?? [])
    await tasks.addSubTask(tx, next, beginSubTask(task, uuidv7(now), now))
  const { changeSubTask: changed } = change
  const task = changed && subTasks.find(({ id }) => id === changed.id)
  if (task) await tasks.updateSubTask(tx, { ...task, ...changed.course })
  if (change.endWhistle) await tasks.endWhistle(tx, next.id, change.endWhistle, now)
  if (caseFile.facets.whistles?.length && !next.facets.whistles)
    await tasks.lapseWhistles(tx, next.id, now)
}

async function keepCheck(
  tx: Transaction,
  situation: Situation,
  { id, check }: NonNullable<Change['checkPromise']>,
): Promise<void> {
  const promise = situation.promises.find((candidate) => candidate.id === id)
  if (!promise) return
  const checks = promise.checks.map((planned) =>
    planned.date === check.date && planned.kept === undefined ? check : planned,
  )
  await store.updatePromise(tx, { ...promise, checks })
}
