import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isWorkingDay, workingMinutesBetween } from '#server/town/calendar/due.ts'
import { readSeedYears } from '#server/town/calendar/seed.ts'
import { joinYears } from '#server/town/calendar/year.ts'
import { capacityOf, isOffered, slotsOf } from './rules.ts'

const calendar = joinYears(readSeedYears(), 'seed')
const date = fc
  .integer({ min: 0, max: 700 })
  .map((day) => new Date(Date.UTC(2025, 0, 1) + day * 86_400_000).toISOString().slice(0, 10))

it('slots are whole half hours of working time, and there are none on a day off', () => {
  fc.assert(
    fc.property(date, (day) => {
      const slots = slotsOf(calendar, day)
      expect(slots.length).toBe(isWorkingDay(calendar, day) ? 14 : 0)
      for (const slot of slots) {
        const end = new Date(slot.getTime() + 30 * 60_000)
        expect(workingMinutesBetween(calendar, slot, end)).toBe(30)
      }
    }),
  )
})

it('offered is what is a slot, to come, and within fourteen days', () => {
  const now = new Date('2026-05-11T02:00:00Z')
  const at = (time: string) => isOffered(calendar, new Date(time), now)
  expect(at('2026-05-11T02:30:00Z')).toBe(true)
  expect(at('2026-05-11T02:00:00Z')).toBe(false)
  expect(at('2026-05-11T02:45:00Z')).toBe(false)
  expect(at('2026-05-16T02:30:00Z')).toBe(false)
  expect(at('2026-05-25T02:00:00Z')).toBe(true)
  expect(at('2026-05-25T02:30:00Z')).toBe(false)
})

it('the hall says how many, else two for each window', () => {
  const name = { zh: '厅', en: 'Hall' }
  const hall = { code: 'H', name, regionCode: '62', centre: 'C-62', lng: 0, lat: 0, rooms: [] }
  expect(capacityOf({ ...hall, windows: 3 })).toBe(6)
  expect(capacityOf({ ...hall, windows: 3, slotCapacity: 1 })).toBe(1)
})
