import { expect, test } from 'vitest'
import type { FieldCase } from '#contract/field.ts'
import { fill } from '#contract/fill.ts'
import { fieldTextValues, textsFor } from './text-offers.ts'

const matter = {
  caseCode: '123456789012',
  state: 'HANDLING',
  category: { code: '0102', name: { zh: '犬只管理', en: 'Dogs' }, confirmed: true },
  centre: { code: 'C', name: { zh: '中心', en: 'Centre' } },
  receivedAt: '2026-05-08T02:00:00Z',
  clocks: [{ clock: 'finish', dueAt: '2026-05-12T10:00:00Z' }],
  // Of a case only what words are made of.
} as unknown as FieldCase

const text = (code: string, categoryPrefix: string, use = 'resolve.reply') => ({
  code,
  use,
  categoryPrefix,
  name: { zh: code, en: code },
  body: { zh: code, en: code },
  active: true,
})

test('for the entry and the kind alone, the narrowest first', () => {
  const texts = [
    text('ANY', ''),
    text('LEAF', '0102'),
    text('OTHER', '0301'),
    text('NOTE', '', 'comment.note'),
  ]
  expect(textsFor(texts, 'resolve.reply', matter).map(({ code }) => code)).toEqual(['LEAF', 'ANY'])
})

test('filled from what the phone knows and what is being entered; the rest stays in its braces', () => {
  const values = fieldTextValues(matter, { outcome: 'PARTLY' }, Date.parse('2026-05-09T17:00:00Z'))
  const words = '{案件码}{事项类别}，{今天日期}{结果}，期限{办理期限}，请看{查询网址}'
  expect(fill(words, values, 'zh')).toEqual({
    text: '123456789012犬只管理，2026年5月10日部分解决，期限2026年5月12日18:00，请看{查询网址}',
    missing: ['page'],
  })
})
