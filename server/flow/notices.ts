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

/** Longer than the gateway may take: who claimed a message and died has not sent it, as far as we know. */
const claimMs = 10 * 60_000

/**
 * Sends the text messages that wait. Each is claimed before it is sent and settled after it; one that
 * fails stays visible with its reason. After a crash in between a message may go out a second time,
 * which is better than never. @returns how many were tried.
 */
export async function sendNotices(ctx: Ctx): Promise<number> {
  const { sms } = ctx.config
  if (!sms) return 0
  const now = ctx.clock.now()
  const waiting = await ctx.db.run(system, (sql) =>
    sql.query<Waiting>(
      `update notices n set state = 'SENDING', sent_at = $1 from (
         select n.id, c.case_code, (select reporter_sealed from reports r
             where r.case_id = c.id and phone_key is not null order by received_at limit 1) as sealed
         from notices n join cases c on c.id = n.case_id and c.county_code = n.county_code
         where n.state in ('WAITING', 'SENDING') and (n.state = 'WAITING' or n.sent_at < $2)
         order by n.created_at limit ${atOnce} for update of n skip locked
       ) as next where n.id = next.id
       returning n.id, next.case_code as "caseCode", n.template, n.body, next.sealed as "reporterSealed"`,
      [now, new Date(now.getTime() - claimMs)],
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
