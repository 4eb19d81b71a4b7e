import { describe, expect, test } from 'vitest'
import {
  type Draft,
  faultsOf,
  isEmpty,
  newDraft,
  reportOf,
  restoreDraft,
  tidyPhone,
  uploadAnew,
} from './draft.ts'

const key = '0190a0a0-0000-7000-8000-000000000001'
const draft = (change: Partial<Draft> = {}): Draft => ({
  ...newDraft(key),
  words: '夜里洗车很吵',
  ...change,
})

describe('a kept draft', () => {
  test('comes back as it was, with the key it had', () => {
    const kept = draft({ placeText: '天怡家园', phone: '13800000000', disclose: true })
    expect(restoreDraft(JSON.parse(JSON.stringify(kept)), () => 'another')).toEqual(kept)
  })

  test('has its broken upload waiting anew', () => {
    const kept = draft({ photos: [{ key: 'a', state: 'sending' }] })
    expect(restoreDraft(kept, () => key).photos).toEqual([{ key: 'a', state: 'waiting' }])
  })

  test.each([undefined, null, 'text', 7, {}, { version: 2, clientKey: key }])(
    'that is no draft (%j) gives a new one',
    (kept) => {
      expect(restoreDraft(kept, () => 'made')).toEqual(newDraft('made'))
    },
  )

  test('gets the fields it lacks', () => {
    expect(restoreDraft({ version: 1, clientKey: key, words: 'a' }, () => 'x')).toEqual({
      ...newDraft(key),
      words: 'a',
    })
  })
})

test('a draft is empty until something is told', () => {
  expect(isEmpty(newDraft(key))).toBe(true)
  expect(isEmpty({ ...newDraft(key), placeText: '夜市' })).toBe(false)
  expect(isEmpty({ ...newDraft(key), photos: [{ key: 'a', state: 'waiting' }] })).toBe(false)
})

describe('what keeps it from being sent', () => {
  test('only missing words, or a phone that is none', () => {
    expect(faultsOf(draft())).toEqual([])
    expect(faultsOf(draft({ words: ' \n' }))).toEqual([['words', 'what.empty']])
    expect(faultsOf(draft({ words: 'x'.repeat(20_001) }))).toEqual([['words', 'what.tooLong']])
    expect(faultsOf(draft({ words: '', phone: '明天打' }))).toEqual([
      ['words', 'what.empty'],
      ['phone', 'who.phoneWrong'],
    ])
  })

  test.each(['１３８００００００００', '0937-2615555', '（0937）2615555', '+86 138 0000 0000'])(
    'not the phone %s',
    (phone) => {
      expect(faultsOf(draft({ phone }))).toEqual([])
    },
  )
})

describe('the report', () => {
  test('keeps the words as written and leaves empty fields out', () => {
    expect(reportOf(draft({ words: ' 吵！\n' }), 'zh')).toEqual({
      clientKey: key,
      words: ' 吵！\n',
      language: 'zh',
    })
  })

  test('names the photos that arrived, with the proof for each', () => {
    const photos = [
      { key: 'a', state: 'sent' as const, id: 'A', token: 'ta' },
      { key: 'b', state: 'failed' as const },
    ]
    expect(reportOf(draft({ photos }), 'zh')).toMatchObject({
      attachmentIds: ['A'],
      uploadTokens: { A: 'ta' },
    })
  })

  test('says the datum of a point, and drops the region it came to replace', () => {
    const region = { code: '620902', name: { zh: '肃州区', en: 'Suzhou' } }
    const sent = reportOf(
      draft({ point: { lng: 98.5, lat: 39.7, accuracyMetres: 20 }, region }),
      'en',
    )
    expect(sent.point).toEqual({ lng: 98.5, lat: 39.7, accuracyMetres: 20, datum: 'WGS84' })
    expect(sent.regionCode).toBeUndefined()
    expect(reportOf(draft({ region }), 'en').regionCode).toBe('620902')
  })

  test('discloses nobody who left no name', () => {
    expect(reportOf(draft({ disclose: true }), 'zh').agreesToDisclose).toBeUndefined()
    expect(reportOf(draft({ disclose: true, name: '王' }), 'zh')).toMatchObject({
      agreesToDisclose: true,
      reporter: { name: '王' },
    })
  })

  test('asks for the interpreter in the language wished for', () => {
    expect(reportOf(draft({ interpreter: 'kk' }), 'zh')).toMatchObject({
      language: 'kk',
      needsInterpreter: true,
    })
  })
})

test('full-width digits and dashes become plain', () => {
  expect(tidyPhone(' ０９３７－２６１５５５５ ')).toBe('0937-2615555')
})

test('only photos the server lost go up anew', () => {
  const photos = [
    { key: 'a', state: 'sent' as const, id: 'A', token: 'ta' },
    { key: 'b', state: 'sent' as const, id: 'B', token: 'tb' },
    { key: 'c', state: 'failed' as const },
  ]
  expect(uploadAnew(photos, ['B', undefined])).toEqual([
    photos[0],
    { key: 'b', state: 'waiting' },
    photos[2],
  ])
})

describe('answers to the questions of the category', () => {
  const name = { zh: '路灯', en: 'Lamps' }
  const form = {
    code: '0503',
    version: 4,
    name,
    questions: [
      { key: 'pole', kind: 'TEXT', label: name, required: 'STAFF' },
      { key: 'near', kind: 'YES_NO', label: name, required: 'NEVER' },
    ],
  } as const satisfies Draft['form']
  const answered = draft({
    categoryCode: '0503',
    form: structuredClone(form) as unknown as NonNullable<Draft['form']>,
    answers: { pole: ' XZ-1 ', hours: '22:00-06:00' },
  })

  test('are kept with the draft and go under the version that was shown', () => {
    const restored = restoreDraft(JSON.parse(JSON.stringify(answered)), () => 'another')
    expect(reportOf(restored, 'zh').answers).toEqual({
      form: '0503',
      version: 4,
      values: { pole: 'XZ-1' },
    })
  })

  test('stay behind when another kind is chosen, and when there are none', () => {
    expect(reportOf({ ...answered, categoryCode: '0407' }, 'zh')).not.toHaveProperty('answers')
    expect(reportOf({ ...answered, answers: {} }, 'zh')).not.toHaveProperty('answers')
  })
})
