import { expect, test } from 'vitest'
import { keep, readKept } from './keep.ts'

test('storage that refuses is done without', () => {
  const forbidden = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  expect(keep(forbidden, 'a', 1)).toBe(false)
  expect(readKept(forbidden, 'a')).toBeUndefined()
})

test('what is no JSON reads as nothing', () => {
  const spoilt = () => ({ getItem: () => '{' }) as unknown as Storage
  expect(readKept(spoilt, 'a')).toBeUndefined()
})
