import { describe, expect, it } from 'vitest'
import {
  clockTone,
  clockWords,
  dateOf,
  dateTimeOf,
  instantOfWallClock,
  shortTimeOf,
  spanWords,
} from './time.ts'

const now = new Date('2026-11-22T04:00:00Z')
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString()

describe('times as people read them', () => {
  it('are those of China, wherever the reader sits', () => {
    expect(dateTimeOf('2026-12-31T16:30:00Z')).toBe('2027-01-01 00:30')
    expect(dateOf('2026-12-31T15:59:00Z')).toBe('2026-12-31')
  })

  it('shorten to what is not plain from today', () => {
    expect(shortTimeOf('2026-11-22T01:05:00Z', now)).toBe('09:05')
    expect(shortTimeOf('2026-11-21T15:59:00Z', now)).toBe('11-21 23:59')
    expect(shortTimeOf('2025-12-31T10:00:00Z', now)).toBe('2025-12-31')
  })

  it('come back from date inputs as instants; a bare date means the end of the working day', () => {
    expect(instantOfWallClock('2026-11-22T14:05')).toBe('2026-11-22T06:05:00.000Z')
    expect(instantOfWallClock('2026-11-22')).toBe('2026-11-22T10:00:00.000Z')
  })

  it('round spans down, in the largest unit', () => {
    expect(spanWords(59 * 60_000, 'zh')).toBe('59 分钟')
    expect(spanWords(-25 * 3_600_000, 'en')).toBe('1 day')
    expect(spanWords(2 * 3_600_000, 'en')).toBe('2 hours')
  })
})

describe('a clock', () => {
  it('says what is left and what is exceeded', () => {
    expect(clockWords({ dueAt: at(3) }, now, 'zh')).toBe('还剩 3 小时')
    expect(clockWords({ dueAt: at(-48) }, now, 'zh')).toBe('超期 2 天')
    expect(clockWords({ dueAt: at(-48) }, now, 'en')).toBe('2 days overdue')
  })

  it('is due soon in its last quarter, or in four hours when its start is unknown', () => {
    const long = { startedAt: at(-90), dueAt: at(10) }
    expect(clockTone(long, now)).toBe('soon')
    expect(clockTone({ ...long, dueAt: at(40) }, now)).toBe('running')
    expect(clockTone({ dueAt: at(3.9) }, now)).toBe('soon')
    expect(clockTone({ dueAt: at(4.1) }, now)).toBe('running')
  })

  it('that stopped is judged by when it stopped, not by now', () => {
    expect(clockTone({ dueAt: at(-10), stoppedAt: at(-11) }, now)).toBe('kept')
    expect(clockTone({ dueAt: at(-10), stoppedAt: at(-9) }, now)).toBe('missed')
  })

  it('that is paused is neither late nor running', () => {
    expect(clockTone({ dueAt: at(-10), pausedAt: at(-20) }, now)).toBe('paused')
  })
})
