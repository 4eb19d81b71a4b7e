import type { CommandName } from '#contract/cases.ts'
import type { Case } from '#server/cases/case.ts'
import { dueReminders } from '#server/cases/clocks.ts'
import { caseColumns } from '#server/cases/columns.ts'
import * as store from '#server/cases/store.ts'
import { isReportInDue } from '#server/cases/whistles.ts'
import type { Ctx } from '#server/ctx.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { giveCommand } from './give.ts'

/** What the hour asks of a case: units that did not come, a reminder at 80 and 100 %, the end of a hold, the archive. */
export function commandDue(caseFile: Case, now: Date): CommandName | undefined {
  if (caseFile.state === 'CLOSED') return 'archive'
  if (isReportInDue(caseFile.facets, now)) return 'remindReportIn'
  if (caseFile.state === 'ON_HOLD') return 'lapseHold'
  return Object.keys(dueReminders(caseFile, now)).length > 0 ? 'remind' : undefined
}

const atOnce = 200

/**
 * Gives the commands that time calls for; a case is looked at again when its timer says so.
 * @returns how many cases were looked at.
 */
export async function sweepTimers(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now()
  const due = await ctx.db.run(system, (sql) =>
    sql.query<Case>(
      `select ${caseColumns} from cases where timer_at <= $1 order by timer_at limit ${atOnce}`,
      [now],
      'timers-due',
    ),
  )
  for (const caseFile of due) {
    const command = commandDue(caseFile, now)
    const given = command !== undefined && (await tryCommand(ctx, caseFile.id, command))
    if (!given) await putOff(ctx, caseFile, now)
  }
  return due.length
}

async function tryCommand(ctx: Ctx, caseId: string, command: CommandName): Promise<boolean> {
  try {
    await giveCommand(ctx, { kind: 'system' }, { caseId, command, payload: {} })
    return true
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return false
    throw error
  }
}

/** Nothing could be done now: look again in an hour rather than at every sweep. */
async function putOff(ctx: Ctx, caseFile: Case, now: Date): Promise<void> {
  const later = new Date(now.getTime() + 3_600_000)
  await ctx.db.run(system, (sql) => store.lookAgain(sql, caseFile, later))
}
