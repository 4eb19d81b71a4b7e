import type { PatrolCheck, PatrolRoute } from '#contract/patrols.ts'
import type { ActorPost } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Sql } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import { itemAtVersion } from '#server/town/store.ts'
import { mayPatrol } from './policy.ts'
import { addCheck } from './store.ts'

/**
 * Takes one check of a point from a phone, in the transaction of its item, which also sees to it that
 * a check sent twice is one. A phone may have been away for a week: the point is looked up in the
 * version of the route that it showed, and counts for the day on which it was looked at.
 * @param madeAt by the phone: a clock that runs ahead is taken back to now
 * @throws Problem not-permitted when the route is not of the person's posts, invalid
 */
export async function takeCheck(
  ctx: Ctx,
  tx: Sql,
  actor: { posts: readonly ActorPost[] },
  madeAt: string,
  check: PatrolCheck,
): Promise<{ checkId: string; at: string }> {
  const { routeCode, routeVersion, pointCode, finding, reportKey, note } = check
  const item = await itemAtVersion(tx, 'patrolRoute', routeCode, routeVersion)
  // Checked against its schema when it was written.
  const route = item?.data as PatrolRoute | undefined
  if (!route)
    throw invalid('/routeCode', '没有这条路线或版本 (there is no such route, or version of it)')
  if (!mayPatrol(actor.posts, route.regionCode))
    throw new Problem('not-permitted', {
      detail: '这条路线不在您的网格内 (the route is not of your grids)',
    })
  if (!route.points.some(({ code }) => code === pointCode))
    throw invalid('/pointCode', '路线上没有这个点位 (the route has no such point)')
  if (finding === 'NOTHING' && reportKey !== undefined)
    throw invalid('/reportKey', '无异常则无上报 (nothing found, nothing reported)')
  const now = ctx.clock.now()
  const at = new Date(Math.min(Date.parse(madeAt), now.getTime()))
  const checkId = uuidv7(now)
  await addCheck(tx, {
    id: checkId,
    regionCode: route.regionCode,
    routeCode,
    routeVersion,
    pointCode,
    at,
    finding,
    reportKey: reportKey ?? null,
    noteSealed: note === undefined ? null : ctx.seal.seal(note),
    receivedAt: now,
  })
  return { checkId, at: at.toISOString() }
}

const invalid = (pointer: string, detail: string) =>
  new Problem('invalid', { errors: [{ pointer, detail }] })
