import { weekBounds, weekOf } from '#contract/checkpoints.ts'
import { isWithin, levelOf } from '#contract/levels.ts'
import { coverageRoles } from '#contract/patrol-words.ts'
import type { Coverage, PatrolRoute } from '#contract/patrols.ts'
import { type Actor, scopeOf } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { Problem } from '#server/platform/problem.ts'
import { placesAbove, placesBelow, shownPlace } from '#server/town/places.ts'
import { itemsAt } from '#server/town/store.ts'
import { coverageRows } from './coverage.ts'
import { countPoints } from './store.ts'

/**
 * How far a place was patrolled in a week, by the routes as they stood at its end.
 * @param asked `week` is any of its days
 * @throws Problem not-permitted, not-found
 */
export async function readCoverage(
  ctx: Ctx,
  actor: Extract<Actor, { kind: 'staff' }>,
  asked: { region?: string; week?: string },
): Promise<Coverage> {
  const town = ctx.town()
  const { region, widest } = shownPlace(actor.posts, coverageRoles, asked.region)
  if (!town.region(region)) throw new Problem('not-found')
  const now = ctx.clock.now().getTime()
  const week = asked.week ? weekOf(weekBounds(asked.week).from) : weekOf(now)
  const { to } = weekBounds(week)
  const { routes, counts } = await ctx.db.run(scopeOf(actor), async (sql) => ({
    routes:
      to > now
        ? town.patrolRoutes.map(({ data }) => data)
        : ((await itemsAt(sql, 'patrolRoute', `R-${region}`, new Date(to))) as PatrolRoute[]),
    counts: await countPoints(sql, week, region),
  }))
  const counted = new Map(counts.map((one) => [`${one.route_code} ${one.point_code}`, one]))
  const below = placesBelow(town, region)
  return {
    week,
    region: { code: region, name: town.regionName(region), level: levelOf(region) },
    above: placesAbove(town, region, widest),
    ...coverageRows(
      region,
      below,
      routes.filter(({ regionCode }) => isWithin(regionCode, region)),
      (route, point) => counted.get(`${route} ${point}`),
    ),
  }
}
