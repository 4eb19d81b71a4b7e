import { expect, test } from 'vitest'
import type { CheckShown } from '#contract/patrols.ts'
import { askedIn, inOrder, type Route, weekPoints } from './points.ts'

const name = { zh: '涵洞', en: 'Culvert' }
const route: Route = {
  version: 3,
  code: 'R-620902004002001',
  name,
  regionCode: '620902004002001',
  synthetic: true,
  points: [
    { code: '01', name, lng: 98.51, lat: 39.71, timesAWeek: 2 },
    { code: '02', name, lng: 98.5, lat: 39.7, weekdays: ['TUE', 'FRI'] },
  ],
}
/** A Tuesday, ten in the morning. */
const now = Date.parse('2026-03-10T02:00:00Z')
const check = (pointCode: string, at: string): CheckShown => ({
  routeCode: route.code,
  pointCode,
  at,
  finding: 'NOTHING',
})

test('what was looked at this week counts, last week and the night before Monday do not', () => {
  const points = weekPoints(
    [route],
    [
      check('02', '2026-03-10T01:00:00.000Z'),
      check('01', '2026-03-08T15:59:59.000Z'),
      check('01', '2026-03-08T16:00:00.000Z'),
      check('01', '2026-03-09T01:00:00.000Z'),
    ],
    now,
  )
  expect(points.map(({ due, done, planned }) => [due, done, planned])).toEqual([
    ['WEEK', 1, 2],
    ['WEEK', 1, 2],
  ])
  expect(points[0]?.last?.at).toBe('2026-03-09T01:00:00.000Z')
})

test('a week without a network begins anew on Monday', () => {
  const later = now + 7 * 86_400_000
  const [, second] = weekPoints([route], [check('02', '2026-03-10T01:00:00.000Z')], later)
  expect(second).toMatchObject({ due: 'TODAY', done: 0 })
})

test('the nearest comes first where the phone knows its place', () => {
  const points = weekPoints([route], [], now)
  const order = (spot: Parameters<typeof inOrder>[1]) =>
    inOrder(points, spot).map(({ point }) => point.code)
  expect(order(undefined)).toEqual(['01', '02'])
  expect(order({ lng: 98.5, lat: 39.7 })).toEqual(['02', '01'])
})

test('a finding names its point and its place; a point of no route of mine is none', () => {
  expect(askedIn('?point=R-620902004002001.02&lng=98.49&lat=39.69', [route])).toEqual({
    checkpoint: { routeCode: route.code, routeVersion: 3, pointCode: '02' },
    point: route.points[1],
    place: { lng: 98.49, lat: 39.69 },
  })
  const [first] = route.points
  expect(askedIn('?point=R-620902004002001.01', [route])?.place).toEqual({
    lng: first?.lng,
    lat: first?.lat,
  })
  expect(askedIn('?point=R-620902004002001.09', [route])).toBeUndefined()
  expect(askedIn('', [route])).toBeUndefined()
})
