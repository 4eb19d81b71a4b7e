import { mostTries, type NoticeWay, nextTry, sendableFrom } from '#contract/notices.ts'
import type { Reporter } from '#contract/reports.ts'
import type { Ctx } from '#server/ctx.ts'
import { system } from '#server/platform/db.ts'
import type { Delivery } from '#server/platform/delivery.ts'
import { openMailBox } from '#server/platform/mail.ts'
import { metrics } from '#server/platform/metrics.ts'
import { sendText } from '#server/platform/sms.ts'
import { type Claimed, claimDue, settle } from './store.ts'

/** So few that all of them are through before a claim lapses, even if every gateway hangs. */
const atOnce = 10

/** Longer than a batch may take: who claimed a message and died has not sent it, as far as we know. */
const claimMs = 10 * 60_000

/** Hands one message over to the outside world. */
type HandOver = (reporter: Reporter, notice: Claimed) => Promise<Delivery>

const noAddress: Delivery = { ok: false, failure: 'NO_ADDRESS', final: true }
const brokenOff: Delivery = { ok: false, failure: 'BROKEN_OFF', final: true }

/**
 * Sends what is due by every way that is set up. Each notice is claimed before it is sent and settled
 * after it. After a crash in between it may go out a second time, which is better than never.
 * @returns how many were tried.
 */
export async function sendNotices(ctx: Ctx): Promise<number> {
  const tried = await Promise.all([sendTexts(ctx), sendMails(ctx)])
  return tried.reduce((sum, n) => sum + n, 0)
}

async function sendTexts(ctx: Ctx): Promise<number> {
  const { sms } = ctx.config
  if (!sms) return 0
  return sendBy(ctx, 'SMS', async ({ phone }, { body, caseCode }) =>
    // Gateways ask for a signature in these brackets before the words.
    phone ? sendText(sms, phone, `【格中】${body.said ?? plain(caseCode)}`) : noAddress,
  )
}

async function sendMails(ctx: Ctx): Promise<number> {
  if (!ctx.config.mail) return 0
  const box = openMailBox(ctx.config.mail)
  try {
    return await sendBy(ctx, 'MAIL', async ({ email }, { body, caseCode, language }) => {
      const { subject, foot } = letter[language === 'en' ? 'en' : 'zh']
      const text = `${body.said ?? plain(caseCode)}\n\n${foot}\n`
      return email ? box.send({ to: email, subject: `${subject} ${caseCode}`, text }) : noAddress
    })
  } finally {
    box.close()
  }
}

/** Of notices from before their words were kept. */
const plain = (caseCode: string) => `您反映的事项有新进展。案件码 ${caseCode}，可凭码查询。`

const letter = {
  zh: { subject: '格中：您反映的事项', foot: '本邮件由系统发出，请勿直接回复。' },
  en: { subject: 'Gezhong: your matter', foot: 'Sent by the system: please do not reply.' },
} as const

async function sendBy(ctx: Ctx, way: NoticeWay, handOver: HandOver): Promise<number> {
  const now = ctx.clock.now()
  const urgentOnly = sendableFrom(way, false, now) > now
  const lapsed = new Date(now.getTime() - claimMs)
  const claimed = await ctx.db.run(system, (sql) =>
    claimDue(sql, way, { now, lapsed, urgentOnly, limit: atOnce }),
  )
  for (const notice of claimed) {
    const { reporterSealed } = notice
    const reporter = reporterSealed
      ? (JSON.parse(ctx.seal.open(reporterSealed)) as Reporter)
      : ({} satisfies Reporter)
    // Whoever died in the last try left it open whether it arrived: a person decides.
    const delivery = notice.tries > mostTries ? brokenOff : await handOver(reporter, notice)
    const outcome = outcomeOf(delivery, way, notice, ctx.clock.now())
    await ctx.db.run(system, (sql) => settle(sql, notice, outcome))
    metrics.notices.inc({ way, state: outcome.state === 'WAITING' ? 'PUT_OFF' : outcome.state })
  }
  return claimed.length
}

function outcomeOf(delivery: Delivery, way: NoticeWay, { tries, urgent }: Claimed, at: Date) {
  if (delivery.ok) return { state: 'SENT', failure: null, nextAt: null, at } as const
  const { failure, final } = delivery
  const next = final ? undefined : nextTry(tries, at)
  if (!next) return { state: 'FAILED', failure, nextAt: null, at } as const
  return { state: 'WAITING', failure, nextAt: sendableFrom(way, urgent, next), at } as const
}
