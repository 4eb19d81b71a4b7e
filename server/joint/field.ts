import { type JointAct, JointDeed, type JointMember, type JointVisit } from '#contract/joint.ts'
import { jointRoles } from '#contract/joint-words.ts'
import type { Ctx } from '#server/ctx.ts'
import type { FieldKindRule, StaffActor } from '#server/field/kind.ts'
import { giveWithin } from '#server/flow/give.ts'
import type { Transaction } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { plan } from './plan.ts'
import { whole } from './read.ts'
import { noteOf, refusalOf, withAbsent } from './rules.ts'
import * as store from './store.ts'

/** 警网融合: a visit together with one shared record, from the phones of those who make it. */
export const jointKind: FieldKindRule<typeof JointDeed> = {
  kind: 'jointVisit',
  roles: jointRoles,
  body: JointDeed,
  async receive(ctx, tx, actor, { clientKey, madeAt }, deed) {
    const { action, visitId } = deed
    if (action === 'plan') {
      await plan(ctx, tx, actor, deed, madeAt)
      return { visitId }
    }
    const row = await store.lockVisit(tx, visitId)
    const [visit] = row ? await whole(ctx, tx, [row]) : []
    if (!row || !visit) throw new Problem('not-found')
    const me = visit.members.find(({ postId }) => actor.posts.some(({ id }) => id === postId))
    if (!me)
      throw new Problem('not-permitted', {
        detail: '您不在这次联合走访里 (you are not of this joint visit)',
      })
    const reason = refusalOf(visit, me, deed)
    if (reason)
      throw new Problem('guard-failed', {
        detail: `${reason.zh} (${reason.en})`,
        extensions: { reason },
      })
    const at = ctx.clock.now()
    const come = () => store.setAnswer(tx, row, [me.postId], { answer: 'COMING', at })
    switch (action) {
      case 'answer':
        await store.setAnswer(tx, row, [me.postId], {
          answer: deed.coming ? 'COMING' : 'DECLINED',
          at,
          ...(deed.reason && !deed.coming ? { reason: ctx.seal.seal(deed.reason) } : {}),
        })
        break
      case 'part':
        if (me.answer !== 'COMING') await come()
        await writePart(ctx, tx, row, me, deed.text.trim())
        break
      case 'confirm':
        if (me.answer !== 'COMING') await come()
        await store.addConfirmation(tx, row, {
          postId: me.postId,
          hash: Buffer.from(deed.hash, 'hex'),
          at,
        })
        break
      case 'close':
        await close(ctx, tx, actor, { row, visit, deed, clientKey })
        return { visitId }
      case 'cancel':
        await store.endVisit(tx, row, {
          state: 'CANCELLED',
          at,
          reason: ctx.seal.seal(deed.reason),
        })
        return { visitId }
    }
    await store.stepVisit(tx, row)
    return { visitId }
  },
}

/** The same words again are no new version: what was confirmed stays so. */
async function writePart(
  ctx: Ctx,
  tx: Transaction,
  row: store.VisitRow,
  { postId, part }: JointMember,
  text: string,
): Promise<void> {
  if (part?.text === text) return
  await store.addPart(tx, row, {
    postId,
    version: (part?.version ?? 0) + 1,
    text: ctx.seal.seal(text),
    at: ctx.clock.now(),
  })
}

interface Closing {
  row: store.VisitRow
  visit: JointVisit
  deed: JointAct<'close'>
  clientKey: string
}

/** Ends the visit, and the timeline of the case tells of it in the same transaction. */
async function close(
  ctx: Ctx,
  tx: Transaction,
  actor: StaffActor,
  { row, visit, deed: { absent = [] }, clientKey }: Closing,
): Promise<void> {
  const at = ctx.clock.now()
  const members = withAbsent(visit.members, absent)
  const left = members.filter(({ answer }) => answer === 'ABSENT').map(({ postId }) => postId)
  if (left.length > 0) await store.setAnswer(tx, row, left, { answer: 'ABSENT', at })
  await store.endVisit(tx, row, { state: 'DONE', at })
  await giveWithin(ctx, tx, actor, {
    caseId: row.caseId,
    command: 'comment',
    clientKey,
    payload: { note: noteOf(visit, members) },
  })
}
