import { dueOf, type PointDue, timesOf, weekdayAt, weekOf } from '#contract/checkpoints.ts'
import type { Weekday } from '#contract/patrol-words.ts'
import type { Checkpoint, CheckShown, PatrolsSection } from '#contract/patrols.ts'
import { pathOf } from '../route.ts'
import { byWay, type Spot } from '../today/way.ts'

export type Route = PatrolsSection['routes'][number]

/** A checkpoint as it stands this week, whoever looked at it. */
export interface WeekPoint {
  key: string
  route: Route
  point: Checkpoint
  due: PointDue
  planned: number
  /** On so many days of this week. */
  done: number
  last?: CheckShown
}

export const keyOf = (routeCode: string, pointCode: string) => `${routeCode}.${pointCode}`

/**
 * The points of these routes with what is due.
 * @param checks of any week: a phone that was away knows more than this one
 * @param now milliseconds of the corrected clock
 */
export function weekPoints(
  routes: readonly Route[],
  checks: readonly CheckShown[],
  now: number,
): WeekPoint[] {
  const week = weekOf(now)
  const ofWeek = checks.filter(({ at }) => weekOf(Date.parse(at)) === week)
  const byPoint = Map.groupBy(ofWeek, (check) => keyOf(check.routeCode, check.pointCode))
  return routes.flatMap((route) =>
    route.points.map((point) => {
      const key = keyOf(route.code, point.code)
      const seen = (byPoint.get(key) ?? []).toSorted((a, b) => a.at.localeCompare(b.at))
      const days = new Set<Weekday>(seen.map(({ at }) => weekdayAt(Date.parse(at))))
      const last = seen.at(-1)
      return {
        key,
        route,
        point,
        due: dueOf(point, days, weekdayAt(now)),
        planned: timesOf(point),
        done: days.size,
        ...(last ? { last } : {}),
      }
    }),
  )
}

export const dues: readonly PointDue[] = ['TODAY', 'WEEK', 'DONE']

/** Along the way from where one stands, else as the route has them. */
export function inOrder(
  points: readonly WeekPoint[],
  spot: Spot | undefined,
): readonly WeekPoint[] {
  return spot ? byWay(points, spot, ({ point }) => point) : points
}

/** A checkpoint by which a report came about. */
export interface FoundAt {
  routeCode: string
  routeVersion: number
  pointCode: string
}

/** What a finding hands to the report: the point it was made at, and where that is. */
export interface Asked {
  checkpoint: FoundAt
  point: Checkpoint
  place: Spot
}

/** The address of a report that begins at a point, where the phone found it to be. */
export function findingPath(about: WeekPoint, { lng, lat }: Spot): string {
  const asked = { point: about.key, lng: lng.toFixed(6), lat: lat.toFixed(6) }
  return `${pathOf.report}?${new URLSearchParams(asked)}`
}

/** ?point=<route>.<point>&lng=&lat= ; undefined for a point that is on no route of this phone. */
export function askedIn(search: string, routes: readonly Route[]): Asked | undefined {
  const asked = new URLSearchParams(search)
  const [routeCode, pointCode] = (asked.get('point') ?? '').split('.')
  const route = routes.find(({ code }) => code === routeCode)
  const point = route?.points.find(({ code }) => code === pointCode)
  if (!route || !point) return undefined
  const [lng, lat] = [Number(asked.get('lng')), Number(asked.get('lat'))]
  return {
    checkpoint: { routeCode: route.code, routeVersion: route.version, pointCode: point.code },
    point,
    place: lng && lat ? { lng, lat } : { lng: point.lng, lat: point.lat },
  }
}
