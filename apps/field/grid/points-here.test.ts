import { expect, test } from 'vitest'
import type { WeekPoint } from '../patrol/points.ts'
import type { Grid } from '../report/where.ts'
import { pointsHere } from './points-here.ts'

const grid = {
  code: '620902004002001',
  shape: [
    [
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
        [0, 0],
      ],
    ],
  ],
  // Of a grid only what it is found by.
} as unknown as Grid

const point = (key: string, regionCode: string, due: WeekPoint['due'], lng = 1) =>
  ({ key, due, route: { regionCode }, point: { lng, lat: 1 } }) as unknown as WeekPoint
const now = Date.parse('2026-05-18T02:00:00Z')

test('of its own routes all, of the route of the village those that lie in it; what is done is not asked', () => {
  const village = grid.code.slice(0, 12)
  const points = [
    point('week', grid.code, 'WEEK', 9),
    point('done', grid.code, 'DONE'),
    point('today', grid.code, 'TODAY'),
    point('inside', village, 'TODAY'),
    point('outside', village, 'TODAY', 9),
    point('next village', '620902004003', 'TODAY'),
  ]
  expect(pointsHere(points, grid, now).map(({ key }) => key)).toEqual(['today', 'inside', 'week'])
})

test('a point looked at today is not asked for again before tomorrow', () => {
  const last = { at: '2026-05-18T01:00:00Z' }
  const points = [{ ...point('again', grid.code, 'WEEK'), last } as unknown as WeekPoint]
  expect(pointsHere(points, grid, now)).toEqual([])
  expect(pointsHere(points, grid, now + 86_400_000)).toHaveLength(1)
})
