import { describe, expect, it } from 'vitest'
import { type DutyHours, isOnDuty, type SpecialDays } from './hours-words.ts'

const special: SpecialDays = { '2026-05-01': 'off', '2026-05-09': 'work' }
const on = (hours: DutyHours, local: string) =>
  isOnDuty(hours, Date.parse(`${local}:00+08:00`), special)

describe('who sets no hours', () => {
  it.each([
    ['Friday 2026-05-08T08:29', false],
    ['Friday 2026-05-08T08:30', true],
    ['Friday 2026-05-08T13:00', true],
    ['Friday 2026-05-08T17:59', true],
    ['Friday 2026-05-08T18:00', false],
    ['a Saturday worked to make up 2026-05-09T10:00', true],
    ['Sunday 2026-05-10T10:00', false],
    ['Labour Day, a Friday 2026-05-01T10:00', false],
  ])('%s: on duty %s', (when, expected) => {
    expect(on({}, when.split(' ').at(-1) ?? '')).toBe(expected)
  })
})

describe('own hours', () => {
  const week = [
    { day: 1, from: '09:00', to: '12:00' },
    { day: 5, from: '22:00', to: '06:00' },
    { day: 6, from: '10:00', to: '10:00' },
  ]
  it.each([
    ['Monday 2026-05-11T09:00', true],
    ['Monday 2026-05-11T12:00', false],
    ['Tuesday 2026-05-12T10:00', false],
    ['Friday night 2026-05-08T23:30', true],
    ['Saturday before six, of Friday’s night 2026-05-09T05:59', true],
    ['Saturday at six 2026-05-09T06:00', false],
    ['a round of 24 hours begins 2026-05-09T10:00', true],
    ['and ends 2026-05-10T09:59', true],
    ['on the day after 2026-05-10T10:00', false],
    ['the night of a holiday 2026-05-01T23:00', false],
    ['nor after it 2026-05-02T05:00', false],
  ])('%s: on duty %s', (when, expected) => {
    expect(on({ week }, when.split(' ').at(-1) ?? '')).toBe(expected)
  })

  it('of none at all is never on duty', () => {
    expect(on({ week: [] }, '2026-05-08T10:00')).toBe(false)
  })
})

it('the switch holds until its hour, either way, and then the hours do', () => {
  const until = '2026-05-08T04:00:00Z'
  expect(on({ override: { duty: 'OFF', until } }, '2026-05-08T11:59')).toBe(false)
  expect(on({ override: { duty: 'OFF', until } }, '2026-05-08T12:00')).toBe(true)
  expect(on({ week: [], override: { duty: 'ON', until } }, '2026-05-08T11:59')).toBe(true)
  expect(on({ week: [], override: { duty: 'ON', until } }, '2026-05-08T12:00')).toBe(false)
})
