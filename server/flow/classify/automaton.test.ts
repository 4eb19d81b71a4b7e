import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildAutomaton } from './automaton.ts'

function found(words: string[], text: string): string[] {
  const hits: string[] = []
  buildAutomaton(words).scan(text, (word, index) => hits.push(`${words[word]}@${index}`))
  return hits.sort()
}

describe('the automaton', () => {
  it('finds words within words and overlapping ones', () => {
    expect(found(['医保', '医保卡', '保卡', '卡'], '我的医保卡')).toEqual([
      '保卡@3',
      '医保@2',
      '医保卡@2',
      '卡@4',
    ])
  })

  it('reads Latin letters in either case and full width', () => {
    expect(found(['KTV'], '楼下ktv和ＫＴＶ')).toEqual(['KTV@2', 'KTV@6'])
  })

  it('finds exactly what a plain search finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('垃', '圾', '箱'), maxLength: 30 })
    const word = fc.string({
      unit: fc.constantFrom('垃', '圾', '箱'),
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), letters, (words, text) => {
        const plain = words.flatMap((one) =>
          Array.from({ length: text.length }, (_, at) => at)
            .filter((at) => text.startsWith(one, at))
            .map((at) => `${one}@${at}`),
        )
        expect(found(words, text)).toEqual(plain.sort())
      }),
    )
  })
})
