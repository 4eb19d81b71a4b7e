import { expect, it } from 'vitest'
import { dueOf, timesOf, weekBounds, weekdayAt, weekOf } from './checkpoints.ts'
import type { Weekday } from './patrol-words.ts'
import type { Checkpoint } from './patrols.ts'

const name = { zh: '公厕', en: 'Public toilet' }
const base = { code: '01', name, lng: 98.5, lat: 39.7 }
const fixed: Checkpoint = { ...base, weekdays: ['MON', 'THU'] }
const twice: Checkpoint = { ...base, timesAWeek: 2 }
const on = (...days: Weekday[]) => new Set(days)

it('a point is looked at on its weekdays, or so many times', () => {
  expect([timesOf(fixed), timesOf(twice), timesOf(base)]).toEqual([2, 2, 0])
})

it.each([
  [fixed, on(), 'MON', 'TODAY'],
  [fixed, on('MON'), 'MON', 'WEEK'],
  [fixed, on('MON'), 'WED', 'WEEK'],
  [fixed, on(), 'TUE', 'TODAY'],
  [fixed, on('MON'), 'THU', 'TODAY'],
  [fixed, on('THU'), 'FRI', 'TODAY'],
  [fixed, on('MON', 'THU'), 'SUN', 'DONE'],
  [twice, on(), 'MON', 'WEEK'],
  [twice, on(), 'FRI', 'WEEK'],
  [twice, on(), 'SAT', 'TODAY'],
  [twice, on('TUE'), 'SAT', 'WEEK'],
  [twice, on('TUE'), 'SUN', 'TODAY'],
  [twice, on('TUE', 'SAT'), 'SAT', 'DONE'],
  [base, on(), 'MON', 'DONE'],
] as const)('%#: where a point stands', (point, checked, today, expected) => {
  expect(dueOf(point, checked as ReadonlySet<Weekday>, today)).toBe(expected)
})

it('weeks begin on Monday at midnight of Shanghai', () => {
  const sunday = Date.parse('2026-11-29T15:59:59Z')
  expect([weekOf(sunday), weekdayAt(sunday)]).toEqual(['2026-11-23', 'SUN'])
  expect([weekOf(sunday + 1000), weekdayAt(sunday + 1000)]).toEqual(['2026-11-30', 'MON'])
  const { from, to } = weekBounds('2026-11-23')
  expect([new Date(from).toISOString(), to]).toEqual(['2026-11-22T16:00:00.000Z', sunday + 1000])
})
