import { weekOf } from '#contract/checkpoints.ts'
import type { PatrolRoute, PatrolsSection } from '#contract/patrols.ts'
import type { ActorPost } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Sql } from '#server/platform/db.ts'
import type { Versioned } from '#server/town/town.ts'
import { mayPatrol } from './policy.ts'
import { checkCount, checksOf } from './store.ts'

interface Walker {
  posts: readonly ActorPost[]
}

function routesOf(ctx: Ctx, actor: Walker): Versioned<PatrolRoute>[] {
  return ctx.town().patrolRoutes.filter(({ data }) => mayPatrol(actor.posts, data.regionCode))
}

const codesOf = (routes: readonly Versioned<PatrolRoute>[]) => routes.map(({ data }) => data.code)

/** Another mark whenever a route, a check or the week is another. One count in an index. */
export async function patrolsMark(ctx: Ctx, sql: Sql, actor: Walker): Promise<string> {
  const routes = routesOf(ctx, actor)
  const week = weekOf(ctx.clock.now().getTime())
  const versions = routes.map(({ version, data }) => `${data.code}@${version}`).join()
  const checks = routes.length === 0 ? 0 : await checkCount(sql, week, codesOf(routes))
  return `${week}.${checks}.${ctx.seal.key(versions).toString('base64url')}`
}

/** The routes of a person's grids, and what anybody has looked at on them this week. */
export async function ownPatrols(ctx: Ctx, sql: Sql, actor: Walker): Promise<PatrolsSection> {
  const routes = routesOf(ctx, actor)
  const week = weekOf(ctx.clock.now().getTime())
  const checks = routes.length === 0 ? [] : await checksOf(sql, week, codesOf(routes))
  return {
    week,
    routes: routes.map(({ version, data }) => ({ version, ...data })),
    checks: checks.map(({ route_code, point_code, at, finding, note_sealed }) => ({
      routeCode: route_code,
      pointCode: point_code,
      at: at.toISOString(),
      finding,
      ...(note_sealed ? { note: ctx.seal.open(note_sealed) } : {}),
    })),
  }
}
