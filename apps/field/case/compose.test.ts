import { expect, test } from 'vitest'
import { commandBody, entriesOf, missing, payloadOf } from './compose.ts'
import { formOf } from './forms.ts'

test('what is required and empty is named; spaces are no words', () => {
  expect(missing(formOf('contact'), { result: '  ' })).toEqual(['reached', 'result'])
  expect(missing(formOf('contact'), { reached: false, result: '无人接听' })).toEqual([])
  expect(missing(formOf('sign'), {})).toEqual([])
  // The server would refuse it a day later.
  expect(missing(formOf('comment'), { note: '请看{查询网址}' })).toEqual(['note'])
})

test('a payload has what was entered and nothing empty', () => {
  expect(payloadOf(formOf('verifyPass'), { method: 'VISIT', note: ' ' }, ['p1'])).toEqual({
    method: 'VISIT',
    attachmentIds: ['p1'],
  })
  expect(
    payloadOf(formOf('promise'), { content: '22 点后停机', checkDates: '2026-11-25' }, []),
  ).toEqual({ content: '22 点后停机', checkDates: ['2026-11-25'] })
})

test('on the version seen, or after the deed that waits', () => {
  const caseFile = { id: 'a', version: 4 }
  expect(commandBody(caseFile, 'sign', {}, [])).toEqual({
    caseId: 'a',
    command: 'sign',
    payload: {},
    version: 4,
  })
  expect(commandBody(caseFile, 'comment', {}, [{ clientKey: 'k' }])).toMatchObject({ after: 'k' })
})

test('what was entered is found again in the payload', () => {
  const entries = { content: '22 点后停机', promisedBy: '店主', checkDates: '2026-11-25' }
  const payload = payloadOf(formOf('promise'), entries, [])
  expect(payloadOf(formOf('promise'), entriesOf(formOf('promise'), payload), [])).toEqual(payload)
})
