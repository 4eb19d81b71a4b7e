import type { FieldItem, FieldResult } from '#contract/field.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Desk } from '#server/flow/intake/submit.ts'
import type { StaffActor } from '#server/http/app.ts'
import { problemOf } from '#server/http/errors.ts'
import { Problem } from '#server/platform/problem.ts'
import { hashOf } from './check.ts'
import { command, deed, type Outcome, report } from './items.ts'

/** Cases, reports, joint visits and items of this batch behind which a deed waits: one of them did not go through. */
type Stopped = Set<string>

/**
 * Takes what a phone did while it was away: in order, each item in a transaction of its own, each
 * once for its key however often it is brought. What one item is refused for is said in its row and
 * stops only what was done after it to the same case or joint visit.
 */
export async function receiveOutbox(
  ctx: Ctx,
  desk: Desk,
  actor: StaffActor,
  items: readonly FieldItem[],
): Promise<FieldResult[]> {
  const results: FieldResult[] = []
  const stopped: Stopped = new Set()
  for (const item of items) {
    const outcome = follows(item, stopped)
      ? ({ status: 'WAITING' } as const)
      : await receive(ctx, desk, actor, item)
    if (outcome.status !== 'DONE') for (const name of namesOf(item)) stopped.add(name)
    results.push({ clientKey: item.clientKey, ...outcome })
  }
  return results
}

async function receive(ctx: Ctx, desk: Desk, actor: StaffActor, item: FieldItem): Promise<Outcome> {
  try {
    const hash = hashOf(item)
    if (item.kind === 'report') return await report(ctx, desk, actor, item)
    if (item.kind === 'command') return await command(ctx, actor, item)
    return await deed(ctx, actor, item, hash)
  } catch (error) {
    return refusal(ctx, item, error)
  }
}

const texts = (...names: unknown[]) => names.filter((name) => typeof name === 'string')

/** By what later items of the batch may call this one, or the case it is about. */
const namesOf = ({ clientKey, kind, body }: FieldItem): string[] =>
  kind === 'command'
    ? texts(clientKey, body.caseId, body.reportKey)
    : kind === 'jointVisit'
      ? texts(clientKey, body.visitId)
      : [clientKey]

const follows = ({ kind, body }: FieldItem, stopped: Stopped): boolean =>
  (kind === 'command'
    ? texts(body.caseId, body.reportKey, body.after)
    : kind === 'jointVisit'
      ? texts(body.visitId)
      : []
  ).some((name) => stopped.has(name))

function refusal(ctx: Ctx, { clientKey, kind }: FieldItem, error: unknown): Outcome {
  const problem = problemOf(error) ?? new Problem('internal')
  // The database is away or busy: the phone keeps everything and brings the batch again.
  if (problem.type === 'unavailable') throw problem
  // A fault of ours in one item is said in its row; were the batch refused for it, no other would pass.
  if (problem.type === 'internal')
    ctx.log.error({ err: error, clientKey, kind }, 'an item of a phone failed')
  const { row, ...document } = problem.document()
  const current = row as Outcome['current']
  const status = problem.type === 'stale-version' ? 'CONFLICT' : 'REFUSED'
  return { status, problem: document, ...(current ? { current } : {}) }
}
