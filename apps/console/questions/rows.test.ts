import { describe, expect, it } from 'vitest'
import { reportOf } from '../intake/report-draft.ts'
import { changedAnswers } from './changed-answers.ts'
import { shownIn, tidyRow } from './rows.ts'

const label = { zh: '灯杆编号', en: 'Pole' }
const pole = { key: 'pole', kind: 'TEXT', label, required: 'STAFF' } as const

describe('a row of the editor', () => {
  it('loses what was left empty, and nothing else', () => {
    const row = {
      ...pole,
      hint: { zh: '', en: ' ' },
      choices: [],
      onlyIf: { key: '' },
      measure: null,
    }
    expect(tidyRow(row)).toEqual(pole)
  })
  it('is in the preview as soon as it makes a question', () => {
    expect(shownIn([{ key: 'q1', kind: 'TEXT', required: 'NEVER' }, pole])).toEqual([pole])
  })
})

it('only answers that were changed are sent', () => {
  expect(changedAnswers({ a: 1, c: ['A'] }, { a: 1, b: true, c: ['A', 'B'] })).toEqual({
    b: true,
    c: ['A', 'B'],
  })
})

it('a report carries the answers of the form on the screen', () => {
  const form = { code: '0503', version: 2, name: label, questions: [pole] }
  const draft = { words: '灯不亮', form, given: { pole: ' XZ-1 ', hours: '22:00-06:00' } }
  expect(reportOf(draft, 'key').answers).toEqual({
    form: '0503',
    version: 2,
    values: { pole: 'XZ-1' },
  })
  expect(reportOf({ words: '灯不亮', given: { pole: 'XZ-1' } }, 'key')).not.toHaveProperty(
    'answers',
  )
})
