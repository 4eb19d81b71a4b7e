import { expect, it } from 'vitest'
import type { BookingView } from '#contract/rooms.ts'
import { addDays, columnOf, endAfter, instantAt, minutesAt, mondayOf, quarters } from './slots.ts'

const day = '2026-11-23'
const booking = (from: number, to: number): BookingView => ({
  id: '01990000-0000-7000-8000-000000000001',
  version: 1,
  room: 'R1',
  start: instantAt(day, from),
  end: instantAt(day, to),
  cancelled: false,
  unit: { code: 'C-620902', name: { zh: '中心', en: 'Centre' } },
  mayChange: true,
})

it('times are those of China, whatever the reader keeps', () => {
  expect(instantAt(day, 510)).toBe('2026-11-23T00:30:00.000Z')
  expect(minutesAt('2026-11-23T16:15:00Z')).toBe(15)
})

it('weeks begin on Monday, and days go over the ends of months and years', () => {
  expect(mondayOf('2026-11-29')).toBe('2026-11-23')
  expect(mondayOf('2026-11-23')).toBe('2026-11-23')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
})

it('a booking stands once and covers its quarters', () => {
  const cells = columnOf([booking(8 * 60 + 30, 9 * 60 + 15)])
  expect(cells).toHaveLength(quarters.length)
  expect(cells.slice(1, 6).map(({ kind }) => kind)).toEqual([
    'FREE',
    'BEGINS',
    'GOES_ON',
    'GOES_ON',
    'FREE',
  ])
  expect(cells[2]).toMatchObject({ rows: 3 })
})

it('the end offered is an hour on, or the next beginning, or the close', () => {
  expect(endAfter(540, [])).toBe(600)
  expect(endAfter(540, [booking(570, 600)])).toBe(570)
  expect(endAfter(20 * 60 + 30, [])).toBe(21 * 60)
})
