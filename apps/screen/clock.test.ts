import { expect, test } from 'vitest'
import { clockWords, shortSpanWords } from './clock.ts'

test('spans are short on a wall', () => {
  const minute = 60_000
  expect([1, 16, 60, 190, 3 * 1440].map((n) => shortSpanWords(n * minute, 'en'))).toEqual([
    '1 min',
    '16 min',
    '1 h',
    '3 h',
    '3 d',
  ])
  expect(shortSpanWords(16 * minute, 'zh')).toBe('16 分钟')
})

test('the clock is that of the town', () => {
  expect(clockWords(Date.parse('2026-06-02T16:05:09Z'))).toBe('00:05:09')
})
