import { expect, test } from 'vitest'
import { keep, makeKey, readKept } from './keep.ts'

test('keys are version-4 UUIDs, each another', () => {
  const keys = Array.from({ length: 200 }, makeKey)
  for (const key of keys)
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(keys).size).toBe(keys.length)
})

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
