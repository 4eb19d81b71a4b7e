import { setImmediate as others } from 'node:timers/promises'
import { problems } from '#contract/problems.ts'
import type { BulkBody, BulkResult } from '#contract/workbench.ts'
import type { Case } from '#server/cases/case.ts'
import { lastEntryOf } from '#server/cases/reading.ts'
import { undoOf } from '#server/cases/undo.ts'
import type { Ctx } from '#server/ctx.ts'
import { checkPayload, giveCommand } from '#server/flow/give.ts'
import type { StaffActor } from '#server/http/app.ts'
import { problemOf } from '#server/http/errors.ts'
import { system } from '#server/platform/db.ts'
import type { Gate } from '#server/platform/gate.ts'
import { Problem } from '#server/platform/problem.ts'
import { postOf } from './post-of.ts'

type Row = BulkResult['rows'][number]
type Asked = BulkBody['cases'][number]

/**
 * One command on many cases: each in a transaction of its own, so that what fails here leaves the
 * others done. The answer has a row for each, in the order in which they were asked.
 * @throws Problem invalid when the payload fits the command of no case, not-permitted for another's post
 */
export async function bulk(
  ctx: Ctx,
  gate: Gate,
  actor: StaffActor,
  { command, postId, payload, cases }: BulkBody,
): Promise<BulkResult> {
  postOf(actor, postId)
  checkPayload({ command, payload })
  const give = async (asked: Asked): Promise<Row> => {
    // Two hundred rows are long: whoever else waits comes in between.
    await others()
    const { id: caseId, version, clientKey } = asked
    try {
      const given = { caseId, version, clientKey, command, postId, payload }
      return await doneRow(ctx, actor, asked, await giveCommand(ctx, actor, given))
    } catch (error) {
      return failedRow(ctx, caseId, error)
    }
  }
  return { rows: await Promise.all(cases.map((asked) => gate(() => give(asked)))) }
}

async function doneRow(
  ctx: Ctx,
  actor: StaffActor,
  { id, clientKey }: Asked,
  caseFile: Case,
): Promise<Row> {
  const { version } = caseFile
  const last = await ctx.db.run(system, (sql) => lastEntryOf(sql, caseFile))
  // A second click finds what was done; what somebody did since is not to be taken back by it.
  if (last?.clientKey !== clientKey.toLowerCase()) return { id, done: true, version }
  const none = { subTasks: [], promises: [], attachments: 0 }
  const situation = { ...none, caseFile, actor, now: ctx.clock.now(), town: ctx.town() }
  const undo = undoOf(last, situation)
  return { id, done: true, version, ...(undo.ok ? { undoUntil: undo.until.toISOString() } : {}) }
}

function failedRow(ctx: Ctx, id: string, error: unknown): Row {
  const problem = problemOf(error) ?? new Problem('internal')
  if (problem.type === 'internal') ctx.log.error({ err: error, caseId: id }, 'bulk row failed')
  const { zh, en } = problems[problem.type]
  const reason = problem.extensions.reason as { zh: string; en: string } | undefined
  return { id, done: false, problem: { type: problem.type, reason: reason ?? { zh, en } } }
}
