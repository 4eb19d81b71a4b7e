import { expect, test } from 'vitest'
import { countdownWords } from '#apps/kit/countdown.ts'
import { added, resultOf } from '../dispatch/material.ts'

test.each([
  [29 * 60_000 + 59_999, '29:59'],
  [-61_000, '01:01'],
  [3_600_000, '1:00:00'],
  [26 * 3_600_000 + 300_000, '26:05:00'],
])('%i ms are %s', (milliseconds, words) => {
  expect(countdownWords(milliseconds)).toBe(words)
})

test('words taken over stand on lines of their own, and none twice', () => {
  expect(added(undefined, '一')).toBe('一')
  expect(added('已写 ', '一')).toBe('已写\n一')
  expect(added('已写\n一', '一')).toBe('已写\n一')
})

test('only what a unit found is material for the reply', () => {
  const task = {
    id: '01990000-0000-7000-8000-0000000000a1',
    kind: 'JOINT' as const,
    unit: { code: 'U', name: { zh: '单位', en: 'Unit' } },
    task: '',
    createdAt: '2026-06-02T02:00:00.000Z',
  }
  expect(resultOf({ ...task, result: '昼间 52 分贝' })).toBe('昼间 52 分贝')
  for (const result of ['CANCELLED', 'EXCUSED'])
    expect(resultOf({ ...task, result })).toBeUndefined()
  expect(resultOf({ ...task, kind: 'CONSULT', result: '依据' })).toBeUndefined()
  expect(resultOf(task)).toBeUndefined()
})
