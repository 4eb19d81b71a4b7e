import { expect, test } from 'vitest'
import { createKeep } from './keep.ts'

function counter() {
  let now = 0
  let made = 0
  const keep = createKeep<number>(1_500, () => now)
  return {
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    ask: (key = 'a') => keep(key, async () => ++made),
    fail: () => keep('a', () => Promise.reject(new Error('away'))),
  }
}

test('twenty who ask at once cost one, and each key has its own', async () => {
  const { ask } = counter()
  expect(await Promise.all(Array.from({ length: 20 }, () => ask()))).toEqual(Array(20).fill(1))
  expect(await ask('b')).toBe(2)
})

test('an answer is good for a moment', async () => {
  const { ask, pass } = counter()
  await ask()
  pass(1_499)
  expect(await ask()).toBe(1)
  pass(1)
  expect(await ask()).toBe(2)
})

test('a failure is told to those who asked and kept for nobody', async () => {
  const { ask, fail } = counter()
  await expect(fail()).rejects.toThrow('away')
  expect(await ask()).toBe(1)
})
