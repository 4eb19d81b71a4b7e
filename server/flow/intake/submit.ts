import { canonicalJson } from '#contract/canonical.ts'
import type { Channel } from '#contract/channels.ts'
import type { Fault } from '#contract/problems.ts'
import type { Receipt, SubmitReport } from '#contract/reports.ts'
import { attach } from '#server/attachments/attach.ts'
import type { Actor, ActorPost } from '#server/cases/actor.ts'
import type { Case } from '#server/cases/case.ts'
import * as store from '#server/cases/store.ts'
import type { Ctx } from '#server/ctx.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { isUniqueViolation, system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { giveWithin } from '../give.ts'
import { faultOfPoint } from '../locate/locate.ts'
import { answeredIn } from './answers.ts'
import { type Intake, prepareIntake, type Reception } from './prepare.ts'
import type { Senses, SensesOf } from './senses.ts'
import type { WriteIntake } from './together.ts'
import { writeIntakes } from './write.ts'

/** Where reports are taken: what finds out about them, and what writes them. */
export interface Desk {
  senses: SensesOf
  write: WriteIntake
}

export interface Submission {
  report: SubmitReport
  channel: Channel
  actor: Actor
  /** The post through which a colleague writes it down. */
  post?: ActorPost
  /** Proofs of uploads made without signing in, by attachment id. */
  uploadTokens?: Readonly<Record<string, string>>
  /** A grid worker settles it in the same breath: accepted and disposed of on the spot. */
  onSite?: { result: string; attachmentIds?: string[] }
}

export interface Submitted {
  caseFile: Pick<Case, 'id' | 'caseCode' | 'regionCode' | 'categoryCode' | 'version' | 'state'>
  receipt: Receipt
}

/**
 * Takes one report, whatever the door. The same client key with the same content gets the first
 * answer again.
 * @throws Problem key-reused, invalid, not-found (attachments)
 */
export async function submitReport(
  ctx: Ctx,
  desk: Desk,
  submission: Submission,
): Promise<Submitted> {
  refuseFaults(ctx, submission.report)
  const answered = await answeredIn(ctx, submission)
  const reception = {
    ...receptionOf(ctx, desk.senses(), submission),
    ...(answered ? { answered } : {}),
  }
  const simple = !submission.report.attachmentIds?.length && !submission.onSite
  for (let attempt = 1; ; attempt += 1) {
    const intake = prepareIntake(submission.report, reception)
    try {
      if (simple) await desk.write(intake)
      else return await submitWithMore(ctx, submission, intake)
      return submitted(ctx, intake.caseFile)
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      const before = await repeated(ctx, submission)
      if (before) return before
      // Two cases drew the same code: draw again.
      if (!isUniqueViolation(error, 'cases_case_code_key') || attempt === 3) throw error
    }
  }
}

function receptionOf(
  ctx: Ctx,
  senses: Senses,
  { channel, actor, post, onSite }: Submission,
): Reception {
  const taker = actor.kind === 'staff' && post ? { personId: actor.personId, post } : undefined
  return {
    town: ctx.town(),
    senses,
    seal: ctx.seal,
    now: ctx.clock.now(),
    channel,
    receivingRegion: post?.regionCode ?? '6209',
    settlesOnSite: onSite !== undefined,
    ...(taker ? { taker } : {}),
  }
}

/** What the schema cannot know: points that cannot be, places and categories that do not exist. */
function refuseFaults(ctx: Ctx, { point, regionCode, categoryCode }: SubmitReport): void {
  const town = ctx.town()
  const faults: Fault[] = []
  const fault = point && faultOfPoint(point)
  if (fault) faults.push(fault)
  if (regionCode && !town.region(regionCode) && !town.grid(regionCode)) {
    faults.push({ pointer: '/regionCode', detail: '没有这个区划或网格 (no such region or grid)' })
  }
  if (categoryCode && !town.category(categoryCode)) {
    faults.push({ pointer: '/categoryCode', detail: '没有这个类别 (no such category)' })
  }
  if (faults.length > 0) throw new Problem('invalid', { errors: faults })
}

/** Photos to attach or a disposal to record: several statements, still one transaction. */
async function submitWithMore(
  ctx: Ctx,
  submission: Submission,
  intake: Intake,
): Promise<Submitted> {
  const { actor, report, onSite, uploadTokens } = submission
  return ctx.db.transaction(system, async (tx) => {
    const { caseFile } = intake
    await writeIntakes(tx, [intake])
    if (report.attachmentIds?.length) {
      await attach(tx, report.attachmentIds, {
        caseId: caseFile.id,
        countyCode: caseFile.countyCode,
        actor,
        ...(uploadTokens ? { uploadTokens } : {}),
      })
    }
    if (!onSite) return submitted(ctx, caseFile)
    await giveWithin(
      ctx,
      tx,
      { kind: 'system' },
      { caseId: caseFile.id, command: 'autoAccept', payload: {} },
    )
    const done = await giveWithin(ctx, tx, actor, {
      caseId: caseFile.id,
      command: 'disposeOnSite',
      payload: onSite,
    })
    return submitted(ctx, done)
  })
}

/** The first answer again, when this key was taken before. @throws Problem key-reused */
async function repeated(ctx: Ctx, { report }: Submission): Promise<Submitted | undefined> {
  return ctx.db.run(system, async (sql) => {
    const earlier = await store.findByClientKey(sql, report.clientKey)
    const caseFile = earlier && (await store.findCase(sql, earlier.caseId))
    if (!earlier || !caseFile) return undefined
    if (!earlier.payloadHash.equals(sha256(canonicalJson(report)))) throw new Problem('key-reused')
    return submitted(ctx, caseFile)
  })
}

function submitted(ctx: Ctx, caseFile: Case): Submitted {
  return {
    caseFile,
    receipt: {
      caseId: caseFile.id,
      caseCode: caseFile.caseCode,
      queryCode: ctx.seal.queryCode(caseFile.id),
      regionCode: caseFile.regionCode,
      ...(caseFile.categoryCode ? { categoryCode: caseFile.categoryCode } : {}),
      ...(caseFile.facets.emergency
        ? { emergency: caseFile.facets.emergency as '110' | '119' | '120' }
        : {}),
      acceptDueAt: caseFile.clocks.accept?.dueAt ?? caseFile.receivedAt.toISOString(),
      version: caseFile.version,
    },
  }
}
