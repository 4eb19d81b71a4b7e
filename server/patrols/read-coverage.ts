import { weekBounds, weekOf } from '#contract/checkpoints.ts'
import { isWithin, levelBelow, levelOf, levels, regionAt } from '#contract/levels.ts'
import type { Coverage, PatrolRoute } from '#contract/patrols.ts'
import { type Actor, scopeOf } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { Problem } from '#server/platform/problem.ts'
import { itemsAt } from '#server/town/store.ts'
import type { Town } from '#server/town/town.ts'
import { coverageRows } from './coverage.ts'
import { coveragePlace } from './policy.ts'
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
  const { region, widest } = coveragePlace(actor.posts, asked.region)
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

const named = (town: Town, code: string) => ({ code, name: town.regionName(code) })

function placesBelow(town: Town, region: string) {
  const level = levelBelow(levelOf(region))
  if (level === undefined) return []
  const places = level === 'GRID' ? town.grids : town.regions.filter((one) => one.level === level)
  return places
    .filter(({ code }) => isWithin(code, region))
    .map(({ code }) => named(town, code))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

/** From the widest place down to the one above the region. */
function placesAbove(town: Town, region: string, widest: string) {
  return levels
    .toReversed()
    .map((level) => regionAt(region, level))
    .filter((code) => code.length >= widest.length && code.length < region.length)
    .map((code) => named(town, code))
}
