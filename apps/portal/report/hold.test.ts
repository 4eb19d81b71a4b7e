import { expect, test } from 'vitest'
import type { PhotoDraft } from './draft.ts'
import { holdOf } from './hold.ts'

const photo = (state: PhotoDraft['state']): PhotoDraft => ({ key: state, state })

test('with a network and nothing under way it goes at once', () => {
  expect(holdOf(true, [])).toBeUndefined()
  expect(holdOf(true, [photo('sent')])).toBeUndefined()
})

test('without a network it waits, whatever the photos are', () => {
  expect(holdOf(false, [])).toBe('offline')
  expect(holdOf(false, [photo('failed')])).toBe('offline')
})

test.each(['waiting', 'sending'] as const)('a photo %s is waited for', (state) => {
  expect(holdOf(true, [photo('sent'), photo(state)])).toBe('photos')
})

test.each(['failed', 'refused'] as const)('a photo %s holds up nothing', (state) => {
  expect(holdOf(true, [photo(state)])).toBeUndefined()
})
