import { describe, expect, it } from 'vitest'
import type { Limit, LimitUnit } from '#contract/limits.ts'
import { CalendarNotCovered, compileCalendar, defaultHours } from './calendar.ts'
import { addLimit, isWorkingDay, remaining, workingMinutesBetween } from './due.ts'
import { seedText, yearsFromPackage } from './generate.ts'
import { readSeedYears } from './seed.ts'
import { joinYears } from './year.ts'

const cal = joinYears(readSeedYears(), 'seed')
const at = (local: string) => new Date(`${local}:00+08:00`)
const limit = (amount: number, unit: LimitUnit): Limit => ({ amount, unit })
const due = (start: string, amount: number, unit: LimitUnit) =>
  new Date(addLimit(cal, at(start), limit(amount, unit)).getTime() + 8 * 3_600_000)
    .toISOString()
    .slice(0, 16)

describe('the seed', () => {
  it('is what the package of the notices says', () => {
    expect(readSeedYears()).toEqual(yearsFromPackage())
    expect(readSeedYears().map(({ year }) => year)).toEqual(
      Array.from({ length: 23 }, (_, i) => 2004 + i),
    )
    expect(seedText({ year: 2030, source: 's', days: [] })).toContain('"year": 2030')
  })

  it('has the working days of well known days', () => {
    expect(isWorkingDay(cal, '2026-10-01')).toBe(false)
    expect(isWorkingDay(cal, '2026-10-10')).toBe(true) // a Saturday made up
    expect(isWorkingDay(cal, '2026-10-11')).toBe(false)
    expect(isWorkingDay(cal, '2020-01-31')).toBe(false) // the longer Spring Festival of 2020
    expect(isWorkingDay(cal, at('2026-10-01T00:00'))).toBe(false)
    expect(isWorkingDay(cal, at('2026-09-30T23:59'))).toBe(true) // still the 30th in the town
  })
})

describe('addLimit', () => {
  it.each([
    ['within a morning', '2026-11-18T09:00', 2, 'WH', '2026-11-18T11:00'],
    ['ends with the morning', '2026-11-18T08:30', 210 / 60, 'WH', '2026-11-18T12:00'],
    ['over noon', '2026-11-18T11:00', 2, 'WH', '2026-11-18T15:30'],
    ['from the noon break', '2026-11-18T13:00', 1, 'WH', '2026-11-18T15:30'],
    ['at night', '2026-11-18T23:00', 1, 'WH', '2026-11-19T09:30'],
    ['a whole day ends at its closing', '2026-11-18T08:30', 7, 'WH', '2026-11-18T18:00'],
    ['eve of National Day, 4 WH', '2026-09-30T17:00', 4, 'WH', '2026-10-08T11:30'],
    ['starting day not counted', '2026-11-18T08:31', 1, 'WD', '2026-11-19T18:00'],
    ['over a weekend', '2026-11-20T10:00', 1, 'WD', '2026-11-23T18:00'],
    ['make-up Saturday counts', '2026-10-09T10:00', 1, 'WD', '2026-10-10T18:00'],
    ['make-up Sunday counts', '2026-09-18T10:00', 1, 'WD', '2026-09-20T18:00'],
    ['registered on a day off', '2026-10-03T10:00', 1, 'WD', '2026-10-08T18:00'],
    ['5 WD over the Spring Festival', '2026-02-13T10:00', 5, 'WD', '2026-02-27T18:00'],
    ['D within the week', '2026-11-18T22:00', 2, 'D', '2026-11-20T18:00'],
    ['D ending on a Sunday moves', '2026-11-18T10:00', 4, 'D', '2026-11-23T18:00'],
    ['D ending in a holiday moves', '2026-09-21T10:00', 10, 'D', '2026-10-08T18:00'],
    ['H is elapsed time', '2026-09-30T17:00', 24, 'H', '2026-10-01T17:00'],
    ['MIN is elapsed time', '2026-12-31T23:45', 30, 'MIN', '2027-01-01T00:15'],
  ] as const)('%s', (_name, start, amount, unit, expected) => {
    expect(due(start, amount, unit)).toBe(expected)
  })

  it('refuses a year without a notice and says what to do', () => {
    const beyond = () => addLimit(cal, at('2026-12-31T17:30'), limit(1, 'WH'))
    expect(beyond).toThrow(CalendarNotCovered)
    expect(beyond).toThrow(/does not cover 2027.*Import the State Council's holiday notice/)
    expect(() => due('2026-12-31T09:00', 1, 'WD')).toThrow(/2027/)
    expect(() => due('2026-12-18T09:00', 30, 'D')).toThrow(/2027/)
    expect(() => due('2027-03-01T09:00', 1, 'WH')).toThrow(/2027/)
    expect(() => due('2003-12-31T09:00', 1, 'WD')).toThrow(/2003/)
    expect(() => isWorkingDay(cal, '2028-01-03')).toThrow(/2028/)
    expect(due('2026-12-31T08:30', 7, 'WH')).toBe('2026-12-31T18:00')
  })
})

describe('what is left', () => {
  it('counts in each unit, and below zero when overdue', () => {
    const [now, end] = [at('2026-09-30T17:00'), at('2026-10-08T11:30')]
    expect(workingMinutesBetween(cal, now, end)).toBe(240)
    expect(workingMinutesBetween(cal, end, now)).toBe(-240)
    expect(remaining(cal, now, end, 'WH')).toBe(4)
    expect(remaining(cal, now, end, 'WD')).toBe(1)
    expect(remaining(cal, now, end, 'D')).toBe(8)
    expect(remaining(cal, now, end, 'H')).toBe(186.5)
    expect(remaining(cal, end, now, 'WD')).toBe(-1)
    expect(remaining(cal, at('2026-10-08T18:00'), end, 'WD')).toBe(0)
    expect(remaining(cal, now, at('2026-09-30T17:10'), 'MIN')).toBe(10)
  })
})

describe('compileCalendar', () => {
  const base = { version: 't', zone: 'Asia/Shanghai', hours: defaultHours, days: [] } as const
  const day = (date: string) => ({ date, kind: 'off', name: '' }) as const
  it.each([
    ['no year', { years: [] }, /no year/],
    ['a gap', { years: [2024, 2026] }, /follow one another/],
    ['years with daylight saving', { years: [1991] }, /daylight/],
    [
      'hours that overlap',
      {
        years: [2026],
        hours: [
          ['08:00', '12:00'],
          ['11:00', '18:00'],
        ],
      },
      /order/,
    ],
    ['no time of day', { years: [2026], hours: [['8', '12:00']] }, /not a time/],
    ['no hours', { years: [2026], hours: [] }, /no working hours/],
    ['a day twice', { years: [2026], days: [day('2026-01-01'), day('2026-01-01')] }, /twice/],
    ['a day of another year', { years: [2026], days: [day('2027-01-01')] }, /no date/],
    ['no date', { years: [2026], days: [day('2026-02-30')] }, /no date/],
  ] as const)('refuses %s', (_name, wrong, message) => {
    expect(() => compileCalendar({ ...base, ...wrong })).toThrow(message)
  })

  it('lets a later notice change the December before it', () => {
    const years = readSeedYears()
    const next = {
      year: 2027,
      source: 'made up',
      days: [{ date: '2026-12-31', kind: 'off' as const, name: '元旦' }],
    }
    const joined = joinYears([next, ...years], 'next')
    expect(isWorkingDay(cal, '2026-12-31')).toBe(true)
    expect(isWorkingDay(joined, '2026-12-31')).toBe(false)
    expect(isWorkingDay(joined, '2027-01-04')).toBe(true)
  })
})
