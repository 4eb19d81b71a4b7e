import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersToSend, answerWords, askedNow, schemaOf } from './asking.ts'
import { type Answers, type Question, type QuestionForm, questionKinds } from './questions.ts'

const words = { zh: '问', en: 'Ask' }
const choices = ['A', 'B', 'C'].map((code) => ({ code, name: { zh: code, en: code } }))
const question = (key: string, kind: Question['kind'], more: Partial<Question> = {}): Question => ({
  key,
  kind,
  label: words,
  required: 'NEVER',
  ...(kind === 'CHOICE' || kind === 'CHOICES' ? { choices } : {}),
  ...more,
})
const formOf = (...questions: Question[]): QuestionForm => ({
  code: '0503',
  name: words,
  questions,
})

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false })
formats.default(ajv)
const takes = (form: QuestionForm, answers: unknown, demanding = false) =>
  ajv.validate(schemaOf(form, { demanding }), answers)

const kinds = Object.keys(questionKinds) as Question['kind'][]
const values = {
  TEXT: fc.constantFrom('XZ-0132', '东门外第三根', 'a'),
  NUMBER: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  CHOICE: fc.constantFrom('A', 'B', 'C'),
  CHOICES: fc.subarray(['A', 'B', 'C'], { minLength: 1 }),
  DATE: fc.constantFrom('2026-05-01', '2024-02-29'),
  TIME_RANGE: fc.constantFrom('22:00-06:00', '00:00-23:59'),
  YES_NO: fc.boolean(),
}
/** A form of any kinds, each later question perhaps on condition, and answers as a person gives them. */
const asked = fc
  .array(fc.record({ kind: fc.constantFrom(...kinds), if: fc.nat(9), must: fc.boolean() }), {
    minLength: 1,
    maxLength: 8,
  })
  .chain((drawn) => {
    const questions: Question[] = []
    for (const [at, one] of drawn.entries()) {
      const before = questions[one.if]
      const is = before?.kind === 'YES_NO' ? 'YES' : before?.choices ? 'B' : undefined
      const onlyIf = before && is ? { onlyIf: { key: before.key, is } } : {}
      const required = one.must ? 'STAFF' : 'NEVER'
      questions.push(question(`q${at}`, one.kind, { required, ...onlyIf }))
    }
    const given = fc.record(
      Object.fromEntries(questions.map(({ key, kind }) => [key, values[kind]])),
      { requiredKeys: [] },
    )
    return fc.record({ form: fc.constant(formOf(...questions)), given })
  })

describe('the schema of a form', () => {
  it('takes from a resident whatever part of the shown questions is answered', () => {
    fc.assert(
      fc.property(asked, ({ form, given }) => {
        const answers = given as Answers
        const sent = answersToSend(askedNow(form, answers), answers)
        expect(takes(form, sent), JSON.stringify(ajv.errors)).toBe(true)
      }),
    )
  })

  it('takes from staff exactly what leaves out nothing that must be asked and was shown', () => {
    fc.assert(
      fc.property(asked, ({ form, given }) => {
        const answers = given as Answers
        const shown = askedNow(form, answers)
        const sent = answersToSend(shown, answers)
        const complete = shown.every((each) => each.required === 'NEVER' || each.key in sent)
        expect(takes(form, sent, true)).toBe(complete)
      }),
    )
  })

  it.each<[Question['kind'], unknown]>([
    ['TEXT', ''],
    ['TEXT', '   '],
    ['TEXT', 'two\nlines'],
    ['TEXT', 'x'.repeat(201)],
    ['TEXT', 7],
    ['NUMBER', '16'],
    ['NUMBER', 1e12],
    ['CHOICE', 'D'],
    ['CHOICES', 'A'],
    ['CHOICES', ['A', 'A']],
    ['CHOICES', []],
    ['DATE', '2026-02-30'],
    ['TIME_RANGE', '22:00'],
    ['TIME_RANGE', '24:00-06:00'],
    ['YES_NO', 'YES'],
  ])('refuses %s answered by %j', (kind, value) => {
    expect(takes(formOf(question('q', kind)), { q: value })).toBe(false)
  })

  it('refuses a question that is not there, and one whose condition does not hold', () => {
    const form = formOf(
      question('state', 'CHOICE'),
      question('fenced', 'YES_NO', { onlyIf: { key: 'state', is: 'A' } }),
    )
    expect(takes(form, { name: 'x' })).toBe(false)
    expect(takes(form, { state: 'B', fenced: true })).toBe(false)
    expect(takes(form, { fenced: true })).toBe(false)
    expect(takes(form, { state: 'A', fenced: true })).toBe(true)
  })
})

describe('what is asked', () => {
  const form = formOf(
    question('here', 'TEXT', { askOn: ['PORTAL'] }),
    question('everywhere', 'YES_NO'),
    question('then', 'TEXT', { onlyIf: { key: 'everywhere', is: 'NO' } }),
    question('thereafter', 'TEXT', { onlyIf: { key: 'everywhere', is: 'YES' } }),
  )
  const keys = (answers: Answers, channel?: 'HALL') =>
    askedNow(form, answers, channel).map(({ key }) => key)

  it('depends on the door and on the answers before', () => {
    expect(keys({})).toEqual(['here', 'everywhere'])
    expect(keys({ everywhere: false }, 'HALL')).toEqual(['everywhere', 'then'])
    expect(keys({ everywhere: true }, 'HALL')).toEqual(['everywhere', 'thereafter'])
  })

  it('is sent trimmed, without what is half said', () => {
    const given = { text: ' 三号杆 ', hours: '22:00-', day: '12026-05-01', blank: ' ' }
    const questions = [
      question('text', 'TEXT'),
      question('hours', 'TIME_RANGE'),
      question('day', 'DATE'),
      question('blank', 'TEXT'),
    ]
    expect(answersToSend(questions, given)).toEqual({ text: '三号杆' })
  })
})

it('an answer reads as people say it', () => {
  const measure = { zh: '℃', en: '℃' }
  expect(answerWords(question('q', 'NUMBER', { measure }), 16)).toEqual({ zh: '16 ℃', en: '16 ℃' })
  expect(answerWords(question('q', 'YES_NO'), true)).toEqual({ zh: '是', en: 'yes' })
  expect(answerWords(question('q', 'CHOICES'), ['A', 'C']).zh).toBe('A、C')
})
