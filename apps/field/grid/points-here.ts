import { weekdayAt } from '#contract/checkpoints.ts'
import type { Route, WeekPoint } from '../patrol/points.ts'
import { type Grid, gridAt } from '../report/where.ts'

/** The checkpoints of a grid still to be looked at this week, today's first; not twice on one day. */
export function pointsHere(points: readonly WeekPoint[], grid: Grid, now: number): WeekPoint[] {
  const today = weekdayAt(now)
  const here = points.filter(
    ({ route, point, last }) =>
      (isOf(route, grid) || lies(route, point, grid)) &&
      (!last || weekdayAt(Date.parse(last.at)) !== today),
  )
  return (['TODAY', 'WEEK'] as const).flatMap((due) => here.filter((one) => one.due === due))
}

const isOf = (route: Route, grid: Grid) => route.regionCode === grid.code

/** A village has a route through several grids. */
const lies = (route: Route, point: WeekPoint['point'], grid: Grid) =>
  grid.code.startsWith(route.regionCode) && gridAt([grid], point) !== undefined
