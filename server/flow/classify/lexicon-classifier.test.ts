import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadReferenceSeeds } from '#server/town/seed-data/load.ts'
import { loadLexiconClassifier } from './load.ts'

const classifier = loadLexiconClassifier()
const leaves = loadReferenceSeeds()
  .categories.map((category) => category.code)
  .filter((code) => code.length === 4)

function samples(name: string): { code: string; words: string }[] {
  return readFileSync(join(import.meta.dirname, 'samples', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .map(([code = '', words = '']) => ({ code, words }))
}

describe('the lexicon classifier', () => {
  for (const [name, floor] of [
    ['examples.tsv', 0.98],
    ['held-out.tsv', 0.9],
  ] as const)
    it(`is right first in ${floor} of ${name}, which has one message per leaf`, () => {
      const messages = samples(name)
      expect(messages.map((message) => message.code)).toEqual(leaves)
      const wrong = messages.filter(
        ({ code, words }) => classifier.propose({ words }).candidates[0]?.code !== code,
      )
      expect(wrong.length, wrong.map((one) => one.words).join('\n')).toBeLessThanOrEqual(
        messages.length * (1 - floor),
      )
    })

  it('shows the words that decided, where they stand', () => {
    const text = { title: '酒吧噪音', words: '楼下的KTV凌晨还在放音响，吵得睡不着' }
    const [first] = classifier.propose(text).candidates
    expect(first?.code).toBe('0407')
    expect(first?.words.length).toBeGreaterThan(2)
    for (const word of first?.words ?? [])
      expect(text[word.field].startsWith(word.text, word.index)).toBe(true)
  })

  it('knows the matter of the washing shop, where the examination is beside the point', () => {
    const words = '我家楼下的洗衣店，天天半夜还在用洗衣机，孩子马上高考，睡不好觉。'
    const [first] = classifier.propose({ words }).candidates
    expect(first?.code).toBe('0407')
    expect(first?.confidence).toBeGreaterThan(0.5)
  })

  it('gives at most three candidates, best first, with chances that do not exceed one', () => {
    for (const { words } of samples('held-out.tsv')) {
      const chances = classifier.propose({ words }).candidates.map((one) => one.confidence)
      expect(chances.length).toBeLessThanOrEqual(3)
      expect(chances).toEqual([...chances].sort((one, other) => other - one))
      expect(chances.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1.01)
      expect(chances.every((one) => one >= 0 && one < 1)).toBe(true)
    }
  })

  it('proposes nothing where no word speaks for a leaf', () => {
    expect(classifier.propose({ words: '您好' }).candidates).toEqual([])
    expect(classifier.propose({ words: '' }).candidates).toEqual([])
  })

  it('lets the title weigh more than the words, and a long text less', () => {
    const top = (title: string, words: string) =>
      classifier.propose({ title, words }).candidates[0]?.code
    expect(top('路灯', '井盖')).toBe('0503')
    expect(top('井盖', '路灯')).toBe('0502')
    const sure = (words: string) => classifier.propose({ words }).candidates[0]?.confidence ?? 0
    expect(sure('路灯不亮')).toBeGreaterThan(sure(`路灯不亮${'，'.repeat(2000)}`))
  })

  it('knows words for every leaf, and no leaf that is not in the tree', () => {
    const proposed = new Set(
      samples('examples.tsv').flatMap(({ words }) =>
        classifier.propose({ words }).candidates.map((one) => one.code),
      ),
    )
    expect([...proposed].filter((code) => !leaves.includes(code))).toEqual([])
    expect(leaves.filter((code) => !proposed.has(code))).toEqual([])
  })
})
