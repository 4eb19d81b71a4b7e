import { expect, test } from 'vitest'
import { keyOf, Occurrences } from './keys.ts'

test('keys are UUIDs of version 8, the same for the same parts and for no others', () => {
  expect(keyOf('id', 'inbox', '1')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  expect(keyOf('id', 'inbox', '1')).toBe(keyOf('id', 'inbox', '1'))
  expect(keyOf('id', 'inbox', '1')).not.toBe(keyOf('id', 'inbox1', ''))
  expect(keyOf('id', 'inbox', '1')).not.toBe(keyOf('content', 'inbox', '1'))
})

test('counts contents over many growths', () => {
  const seen = new Occurrences()
  for (let n = 0; n < 5000; n += 1) expect(seen.next(`row ${n}`)).toBe(1)
  for (let n = 0; n < 5000; n += 1) expect(seen.next(`row ${n}`)).toBe(2)
  expect(seen.next('row 7')).toBe(3)
  expect(seen.next('new')).toBe(1)
})
