import { expect, test } from 'vitest'
import { texts } from './texts.ts'

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)

test('every text is there in both languages, with the same values in it', () => {
  for (const [key, [zh, en]] of Object.entries(texts)) {
    expect(zh.trim(), key).not.toBe('')
    expect(en.trim(), key).not.toBe('')
    expect(placeholders(en).toSorted(), key).toEqual(placeholders(zh).toSorted())
  }
})
