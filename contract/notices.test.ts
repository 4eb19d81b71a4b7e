import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostTries, nextTry, sendableFrom } from './notices.ts'

const shanghai = (text: string) => new Date(`2026-05-08T${text}+08:00`)

describe('a text message', () => {
  it('waits from 22:00 to 07:00 for the morning, unless the matter is urgent', () => {
    expect(sendableFrom('SMS', false, shanghai('21:59:59'))).toEqual(shanghai('21:59:59'))
    const morning = new Date('2026-05-09T07:00:00+08:00')
    expect(sendableFrom('SMS', false, shanghai('22:00:00'))).toEqual(morning)
    expect(sendableFrom('SMS', false, shanghai('06:59:59'))).toEqual(shanghai('07:00:00'))
    expect(sendableFrom('SMS', false, shanghai('07:00:00'))).toEqual(shanghai('07:00:00'))
    expect(sendableFrom('SMS', true, shanghai('23:00:00'))).toEqual(shanghai('23:00:00'))
    expect(sendableFrom('MAIL', false, shanghai('23:00:00'))).toEqual(shanghai('23:00:00'))
  })

  it('never waits longer than nine hours, and may go when the wait is over', () => {
    const instants = fc.date({
      min: new Date('2004-01-01'),
      max: new Date('2099-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, (at) => {
        const from = sendableFrom('SMS', false, at)
        const waited = from.getTime() - at.getTime()
        expect(waited).toBeGreaterThanOrEqual(0)
        expect(waited).toBeLessThanOrEqual(9 * 3_600_000)
        expect(sendableFrom('SMS', false, from)).toEqual(from)
      }),
    )
  })
})

it('a notice is tried five times within a day, each wait longer than the one before', () => {
  const first = shanghai('09:00:00')
  const times = [first]
  for (let tries = 1; tries < mostTries; tries++) {
    const next = nextTry(tries, times.at(-1) ?? first)
    if (next) times.push(next)
  }
  expect(times).toHaveLength(mostTries)
  expect(nextTry(mostTries, first)).toBeUndefined()
  const hours = ((times.at(-1)?.getTime() ?? 0) - first.getTime()) / 3_600_000
  expect(hours).toBeGreaterThan(22)
  expect(hours).toBeLessThan(24)
})
