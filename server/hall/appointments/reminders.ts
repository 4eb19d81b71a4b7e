import type { Ctx } from '#server/ctx.ts'
import { system } from '#server/platform/db.ts'
import { sendText } from '#server/platform/sms.ts'
import { dayMs } from '#server/town/calendar/days.ts'
import { claimReminders, forgetPhones } from './store.ts'

/** OWN: a telephone given for a reminder is forgotten a week after the day. */
const keptDays = 7

/** A text message the day before, to who left a telephone. @returns how many were tried */
export async function remindOfAppointments(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now()
  await ctx.db.run(system, (sql) => forgetPhones(sql, new Date(now.getTime() - keptDays * dayMs)))
  const { sms } = ctx.config
  if (!sms) return 0
  const due = await ctx.db.run(system, (sql) =>
    claimReminders(sql, now, new Date(now.getTime() + dayMs)),
  )
  for (const { hallCode, startsAt, phoneSealed } of due) {
    const hall = ctx.town().hall(hallCode)?.name.zh ?? ''
    const at = new Date(startsAt.getTime() + 8 * 3_600_000).toISOString()
    const text = `【格中】您预约 ${at.slice(5, 10)} ${at.slice(11, 16)} 到${hall}。不来请凭预约码取消。`
    const { ok } = await sendText(sms, ctx.seal.open(phoneSealed), text)
    if (!ok) ctx.log.warn('appointments: a reminder did not leave')
  }
  return due.length
}
