import { expect, test } from 'vitest'
import type { FieldCase } from '#contract/field.ts'
import { newsOf } from './news.ts'

const rows = [
  { seq: 1, command: 'submit' },
  { seq: 2, command: 'dispatch', person: '调度' },
  { seq: 3, command: 'sign', person: '黎国静' },
]
// Of a matter only what its steps are.
const matter = { timeline: rows } as unknown as FieldCase

test('never opened it is new; then what others did since, and not what she did herself', () => {
  expect(newsOf(matter, undefined, '黎国静')).toBe('NEW')
  expect(newsOf(matter, 1, '黎国静')).toBe('dispatch')
  expect(newsOf(matter, 2, '黎国静')).toBeUndefined()
  expect(newsOf(matter, 2, '别人')).toBe('sign')
  expect(newsOf(matter, 0, undefined)).toBe('sign')
  expect(newsOf(matter, 3, '别人')).toBeUndefined()
})
