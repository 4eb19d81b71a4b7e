import type { Reporter } from '#contract/reports.ts'
import type { Ctx } from '#server/ctx.ts'
import { system } from '#server/platform/db.ts'
import { sendText } from '#server/platform/sms.ts'
import { noticeText } from './notice-texts.ts'

interface Waiting {
  id: string
  caseCode: string
  template: string
  body: Record<string, unknown>
  reporterSealed: Buffer | null
}

const atOnce = 20

/**
 * Sends the text messages that wait. Each is claimed before it is sent and settled after it; one that
 * fails stays visible with its reason. @returns how many were tried.
 */
export async function sendNotices(ctx: Ctx): Promise<number> {
  const { sms } = ctx.config
  if (!sms) return 0
  const waiting = await ctx.db.run(system, (sql) =>
    sql.query<Waiting>(
      `update notices n set state = 'SENDING' from (
         select n.id, c.case_code, (select reporter_sealed from reports r where r.case_id = c.id order by received_at limit 1) as sealed
         from notices n join cases c on c.id = n.case_id where n.state = 'WAITING' order by n.created_at limit ${atOnce} for update of n skip locked
       ) as next where n.id = next.id
       returning n.id, next.case_code as "caseCode", n.template, n.body, next.sealed as "reporterSealed"`,
    ),
  )
  for (const notice of waiting) {
    const phone = notice.reporterSealed
      ? (JSON.parse(ctx.seal.open(notice.reporterSealed)) as Reporter).phone
      : undefined
    const failure = phone
      ? await sendText(sms, phone, noticeText(notice.template, notice.caseCode))
      : 'no telephone'
    await ctx.db.run(system, (sql) =>
      sql.query('update notices set state = $2, failure = $3, sent_at = $4 where id = $1', [
        notice.id,
        failure ? 'FAILED' : 'SENT',
        failure ?? null,
        ctx.clock.now(),
      ]),
    )
  }
  return waiting.length
}
