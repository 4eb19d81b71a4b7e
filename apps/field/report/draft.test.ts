import { expect, test } from 'vitest'
import type { FormView } from '#contract/questions.ts'
import { bodyOf, draftOf, newDraft, photosOf, wanting } from './draft.ts'

const named = { category: '犬只管理', place: '四组网格' }
const draft = {
  ...newDraft('k'),
  categoryCode: '0102',
  photos: [{ id: 'p1' }],
  before: [{ id: 'b1' }],
}

test('settled on the spot: what is seen and what was done each have their photos', () => {
  expect(bodyOf(draft, named, true)).toEqual({
    words: '犬只管理（四组网格）',
    categoryCode: '0102',
    attachmentIds: ['b1'],
    onSite: { result: '已当场处理', attachmentIds: ['p1'] },
  })
  expect(photosOf(draft)).toEqual(['b1', 'p1'])
})

test('sent up: all photos show what is seen, nothing empty is sent', () => {
  expect(bodyOf({ ...draft, words: ' 三只狗 ', phone: '13800000000' }, named, false)).toEqual({
    words: '三只狗',
    categoryCode: '0102',
    reporter: { phone: '13800000000' },
    attachmentIds: ['b1', 'p1'],
  })
})

test('what is wanting is named', () => {
  expect(wanting(newDraft('k'), true, true)).toEqual(['what', 'photo'])
  expect(wanting({ ...newDraft('k'), words: '有人吵' }, false, false)).toEqual([])
  expect(wanting(draft, true, true)).toEqual([])
})

test('a refused report becomes a draft again, with all that was in it', () => {
  const full = { ...draft, words: '三只狗', result: '已拴好', phone: '13800000000', urgent: true }
  for (const onSite of [true, false]) {
    const body = bodyOf(full, named, onSite)
    expect(bodyOf(draftOf(body, 'new'), named, onSite)).toEqual(body)
  }
})

const form = {
  code: '01',
  version: 3,
  name: { zh: '犬只', en: 'Dogs' },
  questions: [
    { key: 'dogs', kind: 'NUMBER', label: { zh: '几只', en: 'How many' }, required: 'NEVER' },
    {
      key: 'window',
      kind: 'TEXT',
      label: { zh: '窗口', en: 'Window' },
      required: 'NEVER',
      askOn: ['HALL'],
    },
  ],
} satisfies FormView

test('answers go under the version that was shown, of the questions this door asks', () => {
  const answered = { ...draft, answers: { dogs: 3, window: '二号', other: 'x' } }
  const sent = bodyOf(answered, { ...named, form }, false)
  expect(sent.answers).toEqual({ form: '01', version: 3, values: { dogs: 3 } })
  expect(draftOf(sent, 'new').answers).toEqual({ dogs: 3 })
  expect(bodyOf(answered, named, false)).not.toHaveProperty('answers')
  expect(bodyOf(draft, { ...named, form }, false)).not.toHaveProperty('answers')
})
