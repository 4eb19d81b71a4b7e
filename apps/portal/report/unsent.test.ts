import { expect, test } from 'vitest'
import { newDraft } from './draft.ts'
import { draftKeptAs, hasUnsent, outboxKeptAs } from './unsent.ts'

const key = '0190a0a0-0000-7000-8000-000000000001'
const disk = (kept: Record<string, unknown>) => () =>
  ({
    getItem: (name: string) => (name in kept ? JSON.stringify(kept[name]) : null),
  }) as unknown as Storage

test('a draft being written is nothing unsent', () => {
  expect(hasUnsent(disk({}))).toBe(false)
  expect(hasUnsent(disk({ [draftKeptAs]: { ...newDraft(key), words: '吵' } }))).toBe(false)
  expect(hasUnsent(disk({ [draftKeptAs]: { ...newDraft(key), wanted: false } }))).toBe(false)
})

test('a draft sent off, or a report whose fate is unknown, is', () => {
  expect(hasUnsent(disk({ [draftKeptAs]: { ...newDraft(key), wanted: true } }))).toBe(true)
  expect(hasUnsent(disk({ [outboxKeptAs]: { clientKey: key, words: '吵' } }))).toBe(true)
})
