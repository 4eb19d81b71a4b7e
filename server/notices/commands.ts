import { type Resent, sendableFrom } from '#contract/notices.ts'
import { type Actor, scopeOf } from '#server/cases/actor.ts'
import { mayResend } from '#server/cases/notice-view.ts'
import { present } from '#server/cases/present.ts'
import type { Ctx } from '#server/ctx.ts'
import { writeAudit } from '#server/platform/audit.ts'
import { lockNotices, queueAgain } from './store.ts'

const notYours = {
  zh: '须由案件所在中心的分派员或本区域话务员重发',
  en: 'A dispatcher of its centre or a hotline agent of its region sends it again',
}

/**
 * Puts failed notices back among those that wait, with all their tries before them; recorded with the
 * notice and in the log. What has not failed stays as it is, so that asking twice sends once.
 * @returns what each is now; what this actor does not see is left out
 */
export async function resendNotices(
  ctx: Ctx,
  actor: Extract<Actor, { kind: 'staff' }>,
  ids: readonly string[],
): Promise<Resent> {
  return ctx.db.transaction(scopeOf(actor), async (tx) => {
    const notices = await lockNotices(tx, ids)
    await tx.asSystem()
    const at = ctx.clock.now()
    const { personId } = actor
    const resent: Resent = []
    for (const { id, state, way, template, caseFile } of notices) {
      const refusal = mayResend(actor, caseFile) ? undefined : notYours
      const again = !refusal && state === 'FAILED'
      if (again) {
        await queueAgain(tx, id, { personId, at, nextAt: sendableFrom(way, caseFile.urgent, at) })
        const data = { notice: id, caseId: caseFile.id, template, way }
        await writeAudit(tx, { at, personId, action: 'notice.resent', data })
      }
      resent.push(present<Resent[number]>({ id, state: again ? 'WAITING' : state, refusal }))
    }
    return resent
  })
}
