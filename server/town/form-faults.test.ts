import { describe, expect, it } from 'vitest'
import type { Question } from '#contract/questions.ts'
import { formFaults } from './form-faults.ts'
import { faultsOf } from './schemas.ts'
import { loadReferenceSeeds } from './seed-data/load.ts'

const words = (zh: string, en = 'Ask') => ({ zh, en })
const question = (key: string, more: Partial<Question> = {}): Question => ({
  key,
  kind: 'TEXT',
  label: words('在哪里'),
  required: 'NEVER',
  ...more,
})
const pointers = (...questions: Question[]) =>
  formFaults({ code: '0503', name: words('路灯'), questions }).map(({ pointer }) => pointer)
const choices = [
  { code: 'ON', name: words('亮', 'Lit') },
  { code: 'OFF', name: words('不亮', 'Dark') },
]

describe('a form is refused', () => {
  it.each(['您的姓名', '身份证号码', '有没有什么疾病', '民族', '信什么宗教', '联系电话'])(
    'when it asks for personal data: %s',
    (label) => {
      const [fault] = formFaults({
        code: '05',
        name: words('设施'),
        questions: [question('q', { label: words(label) })],
      })
      expect(fault?.pointer).toBe('/questions/0/label/zh')
      expect(fault?.detail).toContain('个人信息保护法')
    },
  )

  it('when it does so in English, in a hint or in a choice', () => {
    expect(pointers(question('q', { label: words('谁', 'Your NAME') }))).toEqual([
      '/questions/0/label/en',
    ])
    expect(pointers(question('q', { hint: words('写身份证号') }))).toEqual(['/questions/0/hint/zh'])
    const ill = [...choices, { code: 'ILL', name: words('有病史') }]
    expect(pointers(question('q', { kind: 'CHOICE', choices: ill }))).toEqual([
      '/questions/0/choices/2/name/zh',
    ])
  })

  it('when a key or a choice is there twice, or a choice has none', () => {
    expect(pointers(question('q'), question('q'))).toEqual(['/questions/1/key'])
    expect(pointers(question('q', { kind: 'CHOICE' }))).toEqual(['/questions/0/choices'])
    expect(pointers(question('q', { choices }))).toEqual(['/questions/0/choices'])
    const twice = [choices[0], choices[0]].flatMap((each) => each ?? [])
    expect(pointers(question('q', { kind: 'CHOICES', choices: twice }))).toEqual([
      '/questions/0/choices/1/code',
    ])
    expect(pointers(question('q', { measure: words('盏') }))).toEqual(['/questions/0/measure'])
  })

  it('when a condition rests on a later question, or on an answer that there is not', () => {
    const lamp = question('lamp', { kind: 'CHOICE', choices })
    const near = question('near', { kind: 'YES_NO' })
    const on = (key: string, is: string) => question('q', { onlyIf: { key, is } })
    expect(pointers(on('lamp', 'OFF'), lamp)).toEqual(['/questions/0/onlyIf/key'])
    expect(pointers(lamp, on('lamp', 'GONE'))).toEqual(['/questions/1/onlyIf/is'])
    expect(
      pointers(lamp, near, on('lamp', 'OFF'), question('r', { onlyIf: { key: 'near', is: 'NO' } })),
    ).toEqual([])
  })

  it('when it carries an entry that forms do not have', () => {
    const data = {
      code: '0503',
      name: words('路灯'),
      questions: [{ ...question('q'), personal: true }],
    }
    expect(faultsOf('form', data).map(({ pointer }) => pointer)).toEqual(['/questions/0/personal'])
  })
})

it('the forms that come with the program are good, for leaves that there are', () => {
  const { forms, categories } = loadReferenceSeeds()
  expect(forms.length).toBeGreaterThanOrEqual(12)
  const leaves = new Set(categories.map(({ code }) => code))
  for (const form of forms) {
    expect(leaves.has(form.code), form.code).toBe(true)
    expect(faultsOf('form', form), form.code).toEqual([])
    expect(formFaults(form), form.code).toEqual([])
  }
})
