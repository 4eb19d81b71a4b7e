import { describe, expect, it } from 'vitest'
import { markWords } from './case-words.ts'
import { newKey } from './client-key.ts'

const marked = (text: string, words: string[]) =>
  markWords(text, words).map((part) => (part.marked ? `[${part.text}]` : part.text))

describe('marking the deciding words', () => {
  it('marks every occurrence and loses no character', () => {
    expect(marked('洗衣店的机器，洗衣店又响', ['洗衣店', '响'])).toEqual([
      '[洗衣店]',
      '的机器，',
      '[洗衣店]',
      '又',
      '[响]',
    ])
  })

  it('lets the longest word win where words overlap', () => {
    expect(marked('夜间噪声扰民', ['噪声', '夜间噪声'])).toEqual(['[夜间噪声]', '扰民'])
  })

  it('takes words literally', () => {
    expect(marked('a.c abc (', ['a.c', '('])).toEqual(['[a.c]', ' abc ', '[(]'])
  })

  it('leaves a text without words whole', () => {
    expect(marked('无', [])).toEqual(['无'])
    expect(marked('', ['无'])).toEqual([])
  })
})

describe('a client key', () => {
  it('is a version 4 UUID also where randomUUID is missing', () => {
    const { randomUUID } = crypto
    try {
      Object.assign(crypto, { randomUUID: undefined })
      const key = newKey()
      expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(newKey()).not.toBe(key)
    } finally {
      Object.assign(crypto, { randomUUID })
    }
  })
})
