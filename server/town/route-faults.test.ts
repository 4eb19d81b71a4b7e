import { expect, it } from 'vitest'
import type { PatrolRoute } from '#contract/patrols.ts'
import { routeFaults } from './route-faults.ts'

const route: PatrolRoute = {
  code: 'R-620902004002001',
  name: { zh: '巡查', en: 'Patrol' },
  regionCode: '620902004002001',
  synthetic: false,
  points: [
    { code: '01', name: { zh: '公厕', en: 'Toilet' }, lng: 98.5, lat: 39.7, timesAWeek: 2 },
    { code: '02', name: { zh: '涵洞', en: 'Culvert' }, lng: 98.5, lat: 39.7, weekdays: ['MON'] },
  ],
}
const [first, second] = route.points as [PatrolRoute['points'][0], PatrolRoute['points'][0]]
const pointers = (changed: Partial<PatrolRoute>) =>
  routeFaults({ ...route, ...changed }).map(({ pointer }) => pointer)

it('a route that fits together has no fault, also a second one of its grid', () => {
  expect(pointers({})).toEqual([])
  expect(pointers({ code: 'R-620902004002001-2' })).toEqual([])
})

it('it is of a village or a grid and says so in its code', () => {
  expect(pointers({ regionCode: '620902004' })).toEqual(['/regionCode'])
  expect(pointers({ regionCode: '620902004002002' })).toEqual(['/code'])
})

it('points have codes of their own, and weekdays or times but not both nor neither', () => {
  const both = { ...second, timesAWeek: 1 }
  const { timesAWeek: _, ...neither } = first
  expect(pointers({ points: [first, { ...first }] })).toEqual(['/points/1/code'])
  expect(pointers({ points: [neither, both] })).toEqual([
    '/points/0/weekdays',
    '/points/1/weekdays',
  ])
})
