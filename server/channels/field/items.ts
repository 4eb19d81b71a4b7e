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
import { system } from '#server/platform/db.ts'
import { metrics } from '#server/platform/metrics.ts'
import { Problem } from '#server/platform/problem.ts'
import { checked } from './check.ts'
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

export type Outcome = Omit<FieldResult, 'clientKey'>

/** @throws Problem what the row says */
export async function report(
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

/** Milliseconds after which the record says when a deed was noted as well: own choice. */
const late = 5 * 60_000

export async function command(
  ctx: Ctx,
  actor: StaffActor,
  { clientKey, madeAt, body }: FieldItem,
): Promise<Outcome> {
  const given = checked(FieldCommand, body)
  const notedAt = new Date(madeAt)
  const cameLate = ctx.clock.now().getTime() - notedAt.getTime() > late
  const caseId = given.caseId ?? (given.reportKey && (await caseOf(ctx, given.reportKey)))
  if (!caseId) throw new Problem('not-found')
  const version = given.after ? await versionAfter(ctx, caseId, given.after) : (given.version ?? 0)
  const give = (seen: number) =>
    giveCommand(ctx, actor, {
      caseId,
      command: given.command as FieldCommandName,
      clientKey,
      payload: given.payload,
      version: seen,
      ...(given.postId ? { postId: given.postId } : {}),
      ...(cameLate ? { notedAt } : {}),
    })
  try {
    return done(await give(version))
  } catch (error) {
    if (!isStale(error)) throw error
    const since = await ctx.db.run(system, (sql) => store.versionSince(sql, caseId, version))
    if (since > version) return done(await give(since).catch(shown(ctx, actor, caseId)))
    return shown(ctx, actor, caseId)(error)
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

const isStale = (error: unknown): error is Problem =>
  error instanceof Problem && error.type === 'stale-version'

/** A conflict with how the case stands, for the phone to show beside what was done on it. */
function shown(ctx: Ctx, actor: StaffActor, caseId: string) {
  return async (error: unknown): Promise<never> => {
    if (!isStale(error)) throw error
    const caseFile = await ctx.db.run(scopeOf(actor), (sql) => store.findCase(sql, caseId))
    if (!caseFile) throw new Problem('not-found')
    const row = caseRow(caseFile, ctx.town(), ctx.clock.now(), new Map())
    throw new Problem(error.type, { extensions: { row } })
  }
}

export async function deed(
  ctx: Ctx,
  actor: StaffActor,
  { clientKey, kind, madeAt, body }: FieldItem,
  payloadHash: Buffer,
): Promise<Outcome> {
  const rule = fieldKindRules.find((one) => one.kind === kind)
  if (!rule || !actor.posts.some(({ role }) => rule.roles.includes(role)))
    throw new Problem('not-permitted')
  const given = checked(rule.body, body)
  const result = await ctx.db.transaction(system, async (tx) => {
    const { personId } = actor
    const before = await receivedBefore(tx, clientKey, personId, payloadHash)
    if (before) return before
    await tx.within(scopeOf(actor))
    const answer = await rule.receive(ctx, tx, actor, { clientKey, madeAt }, given)
    await tx.asSystem()
    const at = ctx.clock.now()
    await keepReceipt(tx, { clientKey, personId, kind, payloadHash, result: answer, at })
    return answer
  })
  return { status: 'DONE', result }
}
