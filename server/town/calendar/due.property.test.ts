import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Limit } from '#contract/limits.ts'
import { addLimit, isWorkingDay, remaining, workingMinutesBetween } from './due.ts'
import { remainder, resume } from './pause.ts'
import { readSeedYears } from './seed.ts'
import { joinYears } from './year.ts'

const cal = joinYears(readSeedYears(), 'seed')
const minuteMs = 60_000
const zoneMs = 8 * 60 * minuteMs

/** Minutes of 2004-2026, leaving room for the longest limit drawn here. */
const first = Date.UTC(2004, 0, 2) / minuteMs
const last = Date.UTC(2026, 10, 1) / minuteMs
const minute = fc.integer({ min: first, max: last }).map((n) => new Date(n * minuteMs))
const instant = fc.integer({ min: first * minuteMs, max: last * minuteMs }).map((n) => new Date(n))
const limit: fc.Arbitrary<Limit> = fc.record({
  amount: fc.integer({ min: 1, max: 15 }),
  unit: fc.constantFrom('WH', 'WD', 'H', 'D', 'MIN'),
})
const hours = fc.integer({ min: 1, max: 60 })

// An independent reference: the package's own answer for days, clock readings as text, one step at a
// time. Slow and plain on purpose.
const known = new Map<string, boolean>()
function worked(date: string): boolean {
  const answer = known.get(date) ?? chineseDays.isWorkday(date)
  known.set(date, answer)
  return answer
}
const local = (t: number) => new Date(t + zoneMs).toISOString()
function inHours(t: number): boolean {
  const [date = '', time = ''] = local(t).split('T')
  const clock = time.slice(0, 5)
  const open = (clock >= '08:30' && clock < '12:00') || (clock >= '14:30' && clock < '18:00')
  return open && worked(date)
}
function slowDue(start: Date, { amount, unit }: Limit): number {
  let t = start.getTime()
  if (unit === 'MIN') return t + amount * minuteMs
  if (unit === 'H') return t + amount * 60 * minuteMs
  if (unit === 'WH') {
    for (let left = amount * 60; left > 0; t += minuteMs) if (inHours(t)) left -= 1
    return t
  }
  const dayMs = 1440 * minuteMs
  for (let left = amount; left > 0; ) {
    t += dayMs
    if (unit === 'D' || worked(local(t).slice(0, 10))) left -= 1
  }
  while (!worked(local(t).slice(0, 10))) t += dayMs
  return Date.parse(`${local(t).slice(0, 10)}T18:00:00+08:00`)
}

describe('addLimit', () => {
  it('agrees with the slow reference', () => {
    fc.assert(
      fc.property(minute, limit, (start, given) => {
        expect(addLimit(cal, start, given).toISOString()).toBe(
          new Date(slowDue(start, given)).toISOString(),
        )
      }),
      { numRuns: 400 },
    )
  })

  it('is later than its start, and never earlier for a later start or a larger amount', () => {
    fc.assert(
      fc.property(instant, instant, limit, (a, b, given) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        const due = addLimit(cal, early, given).getTime()
        expect(due).toBeGreaterThan(early.getTime())
        expect(addLimit(cal, late, given).getTime()).toBeGreaterThanOrEqual(due)
        const more = { ...given, amount: given.amount + 1 }
        expect(addLimit(cal, early, more).getTime()).toBeGreaterThanOrEqual(due)
      }),
    )
  })

  it('lands inside working time for WH, at a closing for WD and D', () => {
    fc.assert(
      fc.property(instant, limit, (start, given) => {
        const due = addLimit(cal, start, given).getTime()
        // The last millisecond before due is worked: due itself may be the closing.
        if (given.unit === 'WH') expect(inHours(due - 1)).toBe(true)
        if (given.unit === 'WD' || given.unit === 'D') {
          expect(inHours(due - 1)).toBe(true)
          expect(local(due).slice(11)).toBe('18:00:00.000Z')
        }
      }),
    )
  })

  it('adds up: a then b working hours are a + b', () => {
    fc.assert(
      fc.property(instant, hours, hours, (start, a, b) => {
        const wh = (amount: number): Limit => ({ amount, unit: 'WH' })
        const stepped = addLimit(cal, addLimit(cal, start, wh(a)), wh(b))
        expect(stepped).toEqual(addLimit(cal, start, wh(a + b)))
      }),
    )
  })

  it('is undone by what is left', () => {
    fc.assert(
      fc.property(instant, limit, (start, given) => {
        const due = addLimit(cal, start, given)
        const left = remaining(cal, start, due, given.unit)
        if (given.unit === 'D') expect(left).toBeGreaterThanOrEqual(given.amount)
        else expect(left).toBeCloseTo(given.amount, 9)
      }),
    )
  })
})

describe('workingMinutesBetween', () => {
  it('agrees with counting minutes', () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: 0, max: 15_000 }), (a, length) => {
        const b = new Date(a.getTime() + length * minuteMs)
        let counted = 0
        for (let t = a.getTime(); t < b.getTime(); t += minuteMs) if (inHours(t)) counted += 1
        expect(workingMinutesBetween(cal, a, b)).toBe(counted)
      }),
      { numRuns: 100 },
    )
  })
})

describe('the fixed offset', () => {
  it('is what the zone data say in every covered year', () => {
    const zone = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    })
    fc.assert(
      fc.property(minute, (t) => {
        expect(zone.format(t)).toBe(local(t.getTime()).slice(0, 16).replace('T', ' '))
        expect(isWorkingDay(cal, t)).toBe(worked(zone.format(t).slice(0, 10)))
      }),
    )
  })
})

describe('a pause', () => {
  it('resumed at once changes nothing', () => {
    fc.assert(
      fc.property(
        instant,
        limit,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (start, given, part) => {
          const due = addLimit(cal, start, given)
          const paused = new Date(
            start.getTime() + Math.floor((due.getTime() - start.getTime()) * part),
          )
          const left = remainder(cal, paused, due, given.unit)
          expect(resume(cal, paused, left)).toEqual(due)
        },
      ),
    )
  })

  it('gives back as much working time as was left, overdue or not', () => {
    const year = 366 * 24 * 60
    const inner = fc
      .integer({ min: first + year, max: last - year })
      .map((n) => new Date(n * minuteMs))
    const offset = fc.integer({ min: -60 * 24 * 60, max: 60 * 24 * 60 })
    fc.assert(
      fc.property(inner, hours, offset, inner, (start, amount, minutes, resumed) => {
        const due = addLimit(cal, start, { amount, unit: 'WH' })
        const paused = new Date(due.getTime() + minutes * minuteMs)
        const left = remainder(cal, paused, due, 'WH')
        const given = workingMinutesBetween(cal, resumed, resume(cal, resumed, left))
        expect(left).toEqual({ kind: 'WORKING', seconds: given * 60 })
        if (minutes > 0) expect(given).toBeLessThanOrEqual(0)
      }),
    )
  })
})
