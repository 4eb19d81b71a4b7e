import { expect, test } from 'vitest'
import { type Leaf, likelyLeaves, searchLeaves } from './search.ts'

const leaf = (
  code: string,
  zh: string,
  en: string,
  pinyin: string,
  initials: string,
  onSite = false,
): Leaf => ({
  code,
  name: { zh, en },
  branch: { zh: '城市管理', en: 'City' },
  pinyin,
  initials,
  onSite,
  evidence: true,
})
const leaves = [
  leaf('0101', '井盖', 'Manhole covers', 'jinggai', 'jg'),
  leaf('0102', '犬只管理', 'Dogs', 'quanzhiguanli', 'qzgl', true),
  leaf('0103', '占道经营', 'Street trading', 'zhandaojingying', 'zdjy', true),
]
const found = (typed: string) => searchLeaves(leaves, typed).map(({ code }) => code)

test('found by characters, pinyin, initials and English', () => {
  expect(found('犬')).toEqual(['0102'])
  expect(found('zdjy')).toEqual(['0103'])
  expect(found('jing')).toEqual(['0101', '0103'])
  expect(found('street t')).toEqual(['0103'])
  expect(found('  ')).toEqual([])
  expect(found('没有')).toEqual([])
})

test('lately used first, then what is settled on the spot', () => {
  expect(likelyLeaves(leaves, ['0103']).map(({ code }) => code)).toEqual(['0103', '0102', '0101'])
})
