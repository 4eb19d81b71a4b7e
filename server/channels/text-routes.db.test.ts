import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseTexts } from '#contract/case-texts.ts'
import { type Desk, openDesk } from '#test/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.drop())

const grid = '620902004002001'

async function textsFor(login: string, caseId: string, command: string) {
  const visitor = await desk.as(login)
  return visitor.send({ url: `/api/cases/${caseId}/texts?command=${command}` })
}

test('whoever writes is offered the texts of the leaf first, with what they give for this case', async () => {
  const { caseId, caseCode } = await desk.report({ regionCode: grid, categoryCode: '0407' })
  await desk.give('fenpai-suzhou', caseId, 'accept', {})
  await desk.give('fenpai-suzhou', caseId, 'dispatch', { leadUnit: '620902-PSB' })
  const answer = await textsFor('gongan-suzhou', caseId, 'resolve')
  const { values, fields } = answer.json<CaseTexts>()
  expect(fields.reply?.map(({ code }) => code)).toEqual(['REPLY_NOISE', 'REPLY'])
  expect(values).toMatchObject({
    caseCode: { zh: caseCode },
    unit: { zh: '肃州区公安局' },
    due: { zh: expect.stringMatching(/^\d{4}年\d{1,2}月\d{1,2}日\d\d:\d\d$/) },
  })
  expect(values).not.toHaveProperty('result')
  expect((await textsFor('chengguan-suzhou', caseId, 'resolve')).statusCode).toBe(404)
})

test('words with a placeholder that nobody filled are refused at their entry', async () => {
  const { caseId } = await desk.report({ regionCode: grid, categoryCode: '0407' })
  const note = '应于{办理期限}前办结'
  const answer = await desk.try('fenpai-suzhou', caseId, 'comment', { note })
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({
    type: 'invalid',
    errors: [{ pointer: '/payload/note', detail: expect.stringContaining('{办理期限}') }],
  })
  await desk.give('fenpai-suzhou', caseId, 'comment', { note: '材料见{附件一}' })
})
