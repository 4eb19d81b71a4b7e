import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isWorkingDay } from '#server/town/calendar/due.ts'
import { readSeedYears } from '#server/town/calendar/seed.ts'
import { joinYears } from '#server/town/calendar/year.ts'
import { addDays, copyWeek, dutyFaults, isHere, isoWeekday, type Pattern } from './rules.ts'

const calendar = joinYears(readSeedYears(), 'seed')
const makeUpDays = calendar.days.filter(({ kind }) => kind === 'work').map(({ date }) => date)
const date = fc.integer({ min: 0, max: 365 * 3 }).map((day) => addDays('2024-01-01', day))
const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }))

const pattern = (more: Partial<Pattern>): Pattern => ({
  kind: 'RESIDENT',
  weekdays: [],
  opens: '08:30',
  closes: '18:00',
  startsOn: '2004-01-01',
  endsOn: null,
  exceptions: {},
  ...more,
})

it('a resident department is there exactly on the working days, made up for or not', () => {
  fc.assert(
    fc.property(fc.oneof(date, fc.constantFrom(...makeUpDays)), (day) => {
      expect(isHere(calendar, pattern({}), day)).toBe(isWorkingDay(calendar, day))
    }),
  )
})

it('a rotating one keeps its weekdays as far as they are worked, and no make-up day', () => {
  fc.assert(
    fc.property(date, weekdays, (day, days) => {
      const here = isHere(calendar, pattern({ kind: 'ROTATING', weekdays: days }), day)
      const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7
      expect(here).toBe(days.includes(weekday) && isWorkingDay(calendar, day))
    }),
  )
  // A made-up Saturday is worked, and is nobody's Tuesday.
  for (const day of makeUpDays) {
    const onWorkdays = pattern({ kind: 'ROTATING', weekdays: [1, 2, 3, 4, 5] })
    expect(isHere(calendar, onWorkdays, day)).toBe(false)
  }
})

it('an exception has the last word, within the time that the duty lasts', () => {
  fc.assert(
    fc.property(date, fc.boolean(), weekdays, (day, here, days) => {
      const duty = pattern({ kind: 'ROTATING', weekdays: days, exceptions: { [day]: here } })
      expect(isHere(calendar, duty, day)).toBe(here)
      expect(isHere(calendar, { ...duty, startsOn: addDays(day, 1) }, day)).toBe(false)
      expect(isHere(calendar, { ...duty, endsOn: addDays(day, -1) }, day)).toBe(false)
    }),
  )
})

it('a copied week is the same day by day, and the other weeks stay as they were', () => {
  const exceptions = fc.dictionary(date, fc.boolean(), { maxKeys: 20 })
  const monday = date.map((day) => addDays(day, 1 - isoWeekday(day)))
  fc.assert(
    fc.property(exceptions, monday, monday, date, (given, from, to, other) => {
      fc.pre(from !== to)
      const copied = copyWeek(given, from, to)
      for (let day = 0; day < 7; day += 1)
        expect(copied[addDays(to, day)]).toBe(given[addDays(from, day)])
      if (other < to || other > addDays(to, 6)) expect(copied[other]).toBe(given[other])
    }),
  )
})

it('what does not fit together is told all at once', () => {
  const bad = pattern({ kind: 'ROTATING', opens: '18:00', closes: '08:30', endsOn: '2003-01-01' })
  expect(dutyFaults(bad).map(({ pointer }) => pointer)).toEqual(['/closes', '/endsOn', '/weekdays'])
  expect(dutyFaults(pattern({ kind: 'ON_CALL' }))).toEqual([])
})
