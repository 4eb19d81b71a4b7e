import { expect, it } from 'vitest'
import { remainder, resume } from './pause.ts'
import { readSeedYears } from './seed.ts'
import { joinYears } from './year.ts'

const cal = joinYears(readSeedYears(), 'seed')
const at = (local: string) => new Date(`${local}:00+08:00`)

it('keeps working time over a hold', () => {
  const left = remainder(cal, at('2026-09-29T11:00'), at('2026-09-30T18:00'), 'WD')
  expect(left).toEqual({ kind: 'WORKING', seconds: (1 + 3.5 + 7) * 3600 })
  expect(resume(cal, at('2026-10-04T12:00'), left)).toEqual(at('2026-10-09T15:30'))
})

it('keeps elapsed time for hours and minutes', () => {
  const left = remainder(cal, at('2026-09-30T12:00'), at('2026-09-30T20:30'), 'H')
  expect(left).toEqual({ kind: 'ELAPSED', seconds: 8.5 * 3600 })
  expect(resume(cal, at('2026-10-04T12:00'), left)).toEqual(at('2026-10-04T20:30'))
})

it('keeps days, and moves the last one off a day off', () => {
  const left = remainder(cal, at('2026-09-10T12:00'), at('2026-09-14T18:00'), 'D')
  expect(left).toEqual({ kind: 'DAYS', days: 4 })
  expect(resume(cal, at('2026-09-28T12:00'), left)).toEqual(at('2026-10-08T18:00'))
})

it('does not wipe out a delay', () => {
  const left = remainder(cal, at('2026-11-18T18:00'), at('2026-11-18T17:00'), 'WD')
  expect(left).toEqual({ kind: 'WORKING', seconds: -3600 })
  expect(resume(cal, at('2026-11-20T11:00'), left)).toEqual(at('2026-11-20T10:00'))
  const hours = remainder(cal, at('2026-11-18T18:00'), at('2026-11-18T17:00'), 'H')
  expect(resume(cal, at('2026-11-20T11:00'), hours)).toEqual(at('2026-11-20T10:00'))
  const days = remainder(cal, at('2026-11-20T18:00'), at('2026-11-18T18:00'), 'D')
  expect(resume(cal, at('2026-11-27T11:00'), days)).toEqual(at('2026-11-25T18:00'))
})
