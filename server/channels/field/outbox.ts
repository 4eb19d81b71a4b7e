import Type from 'typebox'
import { channelOfRole } from '#contract/channels.ts'
import { Id } from '#contract/common.ts'
import { FieldCommand, type FieldItem, type FieldResult } from '#contract/field.ts'
import { SubmitReport } from '#contract/reports.ts'
import { scopeOf } from '#server/cases/actor.ts'
import type { Case } from '#server/cases/case.ts'
import * as store from '#server/cases/store.ts'
import { caseRow } from '#server/cases/view.ts'
import type { Ctx } from '#server/ctx.ts'
import { keepReceipt, receivedBefore } from '#server/field/receipts.ts'
import { giveCommand } from '#server/flow/give.ts'
import { type Desk, submitReport } from '#server/flow/intake/submit.ts'
import type { StaffActor } from '#server/http/app.ts'
import { problemOf } from '#server/http/errors.ts'
import { system } from '#server/platform/db.ts'
import { metrics } from '#server/platform/metrics.ts'
import { Problem } from '#server/platform/problem.ts'
import { checked, hashOf } from './check.ts'
import { fieldKindRules } from './kinds.ts'

const { clientKey: _, ...reportProperties } = SubmitReport.properties
const ReportBody = Type.Object(
  {
    ...reportProperties,
    postId: Type.Optional(Id),
    onSite: Type.Optional(
      Type.Object({
        result: Type.String({ minLength: 1, maxLength: 4000 }),
        attachmentIds: Type.Optional(Type.Array(Id, { maxItems: 20 })),
      }),
    ),
  },
  { additionalProperties: false },
)

type Outcome = Omit<FieldResult, 'clientKey'>
/** Cases and reports of this batch of which a deed did not go through: what follows them waits. */
type Stopped = Set<string>

/**
 * Takes what a phone did while it was away: in order, each item in a transaction of its own, each
 * once for its key however often it is brought. What one item is refused for is said in its row and
 * stops only what was done after it to the same case.
 */
export async function receiveOutbox(
  ctx: Ctx,
  desk: Desk,
  actor: StaffActor,
  items: readonly FieldItem[],
): Promise<FieldResult[]> {
  const results: FieldResult[] = []
  const stopped: Stopped = new Set()
  for (const item of items) {
    const { clientKey } = item
    results.push({ clientKey, ...(await receive(ctx, desk, actor, item, stopped)) })
  }
  return results
}

async function receive(
  ctx: Ctx,
  desk: Desk,
  actor: StaffActor,
  item: FieldItem,
  stopped: Stopped,
): Promise<Outcome> {
  try {
    const hash = hashOf(item)
    if (item.kind === 'report') return await report(ctx, desk, actor, item)
    if (item.kind === 'command') return await command(ctx, actor, item, stopped)
    return await deed(ctx, actor, item, hash)
  } catch (error) {
    for (const name of namesOf(item)) stopped.add(name)
    return refusal(ctx, item, error)
  }
}

/** By what the items of one batch may call the same case. */
function namesOf({ kind, clientKey, body }: FieldItem): string[] {
  const names = kind === 'report' ? [clientKey] : [body.caseId, body.reportKey]
  return names.filter((name): name is string => typeof name === 'string')
}

function refusal(ctx: Ctx, { clientKey, kind }: FieldItem, error: unknown): Outcome {
  const problem = problemOf(error) ?? new Problem('internal')
  if (problem.type === 'internal' || problem.type === 'unavailable') {
    ctx.log.error({ err: error, clientKey, kind }, 'an item of a phone failed')
    // It may go through another time: the phone keeps it and the whole batch is brought again.
    throw problem
  }
  const { row, ...document } = problem.document()
  const current = row as Outcome['current']
  const status = problem.type === 'stale-version' ? 'CONFLICT' : 'REFUSED'
  return { status, problem: document, ...(current ? { current } : {}) }
}

async function report(
  ctx: Ctx,
  desk: Desk,
  actor: StaffActor,
  { clientKey, madeAt, body }: FieldItem,
): Promise<Outcome> {
  const { postId, onSite, ...given } = checked(ReportBody, body)
  const post = actor.posts.find(({ id, role }) =>
    postId ? id === postId : channelOfRole[role] !== undefined,
  )
  const channel = post && channelOfRole[post.role]
  if (!post || !channel) throw new Problem('not-permitted')
  const { caseFile } = await submitReport(ctx, desk, {
    report: { occurredAt: madeAt, ...given, clientKey },
    channel,
    actor,
    post,
    ...(onSite ? { onSite } : {}),
  })
  metrics.intake.inc({ channel })
  return done(caseFile)
}

async function command(
  ctx: Ctx,
  actor: StaffActor,
  { clientKey, body }: FieldItem,
  stopped: Stopped,
): Promise<Outcome> {
  const given = checked(FieldCommand, body)
  const names = [given.caseId, given.reportKey].filter((name) => name !== undefined)
  if (names.some((name) => stopped.has(name))) return { status: 'WAITING' }
  const caseId = given.caseId ?? (given.reportKey && (await caseOf(ctx, given.reportKey)))
  if (!caseId) throw new Problem('not-found')
  const version = given.after ? await versionAfter(ctx, caseId, given.after) : given.version
  try {
    const caseFile = await giveCommand(ctx, actor, {
      caseId,
      command: given.command as FieldCommandName,
      clientKey,
      payload: given.payload,
      version: version ?? 0,
      ...(given.postId ? { postId: given.postId } : {}),
    })
    return done(caseFile)
  } catch (error) {
    throw error instanceof Problem && error.type === 'stale-version'
      ? await withRow(ctx, actor, caseId, error)
      : error
  }
}
type FieldCommandName = Parameters<typeof giveCommand>[2]['command']

const done = (caseFile: Pick<Case, 'id' | 'caseCode' | 'version' | 'state'>): Outcome => ({
  status: 'DONE',
  caseId: caseFile.id,
  caseCode: caseFile.caseCode,
  version: caseFile.version,
  state: caseFile.state,
})

async function caseOf(ctx: Ctx, reportKey: string): Promise<string | undefined> {
  const entry = await ctx.db.run(system, (sql) => store.findByClientKey(sql, reportKey))
  return entry?.caseId
}

/** The version in which the item of this key left the case; 0, which no case has, where it did not. */
async function versionAfter(ctx: Ctx, caseId: string, key: string): Promise<number> {
  return ctx.db.run(system, (sql) => store.versionLeftBy(sql, caseId, key))
}

/** How the case stands, for the phone to show beside what was done on it. */
async function withRow(
  ctx: Ctx,
  actor: StaffActor,
  caseId: string,
  problem: Problem,
): Promise<Problem> {
  const caseFile = await ctx.db.run(scopeOf(actor), (sql) => store.findCase(sql, caseId))
  if (!caseFile) return new Problem('not-found')
  const row = caseRow(caseFile, ctx.town(), ctx.clock.now(), new Map())
  return new Problem(problem.type, { extensions: { row } })
}

async function deed(
  ctx: Ctx,
  actor: StaffActor,
  { clientKey, kind, madeAt, body }: FieldItem,
  payloadHash: Buffer,
): Promise<Outcome> {
  const rule = fieldKindRules.find((one) => one.kind === kind)
  if (!rule || !actor.posts.some(({ role }) => rule.roles.includes(role)))
    throw new Problem('not-permitted')
  const given = checked(rule.body, body)
  const result = await ctx.db.transaction(scopeOf(actor), async (tx) => {
    const { personId } = actor
    const before = await receivedBefore(tx, clientKey, personId, payloadHash)
    if (before) return before
    const answer = await rule.receive(ctx, tx, actor, { clientKey, madeAt }, given)
    await tx.asSystem()
    const at = ctx.clock.now()
    await keepReceipt(tx, { clientKey, personId, kind, payloadHash, result: answer, at })
    return answer
  })
  return { status: 'DONE', result }
}
