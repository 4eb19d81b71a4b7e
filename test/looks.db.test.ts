import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Receipt } from '#contract/reports.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from './desk.ts'

const county = storyGrid.slice(0, 6)
const reporter = { name: '李秀兰', phone: '13909371234' }
const purpose = '约定上门时间'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.travel('2026-05-18T01:00:00Z')
})
afterAll(() => desk.drop())

async function reported(more: Record<string, unknown> = {}): Promise<Receipt> {
  const receipt = await desk.report({
    regionCode: storyGrid,
    categoryCode: '0407',
    reporter,
    ...more,
  })
  await desk.give('fenpai-suzhou', receipt.caseId, 'accept', {})
  await desk.give('fenpai-suzhou', receipt.caseId, 'dispatch', {
    leadUnit: `${county}-PSB`,
    coUnits: [`${county}-ECO`],
  })
  return receipt
}

const look = async (login: string, id: string) =>
  (await desk.as(login)).send({
    method: 'POST',
    url: `/api/cases/${id}/looks`,
    payload: { purpose },
  })
const openable = async (login: string, id: string) =>
  (await desk.view(login, id)).reports[0]?.openable

test('the lead unit opens the identity only once it has signed, and everybody sees that it did', async () => {
  const receipt = await reported()
  const { caseId } = receipt
  expect(await openable('gongan-suzhou', caseId)).toBe(false)
  expect((await look('gongan-suzhou', caseId)).statusCode).toBe(403)
  await desk.give('gongan-suzhou', caseId, 'sign', {})
  expect(await openable('gongan-suzhou', caseId)).toBe(true)
  const answer = await look('gongan-suzhou', caseId)
  expect(answer.json()).toMatchObject({ reporters: [reporter] })
  const { looks } = await desk.view('fenpai-suzhou', caseId)
  expect(looks).toMatchObject([{ purpose, fields: ['reporter'] }])
  const told = await desk.progress(receipt)
  expect(told.looks).toEqual([
    {
      at: looks[0]?.at,
      purpose,
      unit: { code: `${county}-PSB`, name: expect.objectContaining({ zh: expect.any(String) }) },
    },
  ])
  expect(await desk.progress(receipt, false)).not.toHaveProperty('looks')
})

test('neither a unit that helps nor a grid worker opens it; the centre does, for a purpose', async () => {
  const { caseId } = await reported()
  await desk.give('gongan-suzhou', caseId, 'sign', {})
  for (const login of ['huanbao-suzhou', 'wanggeyuan']) {
    expect(await openable(login, caseId), login).toBe(false)
    expect((await look(login, caseId)).statusCode, login).toBe(403)
  }
  expect((await look('fenpai-suzhou', caseId)).statusCode).toBe(200)
})

test('where secrecy was asked for, the lead unit does not open it at all', async () => {
  const { caseId } = await reported()
  await desk.give('fenpai-suzhou', caseId, 'setConfidentiality', {
    confidential: true,
    reason: '本人要求',
  })
  await desk.give('gongan-suzhou', caseId, 'sign', {})
  expect(await openable('gongan-suzhou', caseId)).toBe(false)
  expect((await look('gongan-suzhou', caseId)).statusCode).toBe(403)
})

test('a leader, an auditor or an administrator at the centre that leads a matter opens nothing', async () => {
  const visitor = await desk.as('fenpai-suzhou')
  const answer = await visitor.send({
    method: 'POST',
    url: '/api/reports',
    payload: {
      clientKey: crypto.randomUUID(),
      words: '窗口当场解释清楚',
      regionCode: storyGrid,
      categoryCode: '0407',
      reporter,
    },
  })
  const { caseId } = answer.json<Receipt>()
  await desk.give('fenpai-suzhou', caseId, 'accept', {})
  const done = await desk.give('fenpai-suzhou', caseId, 'disposeOnSite', { result: '当场解释清楚' })
  expect(done.leadUnit?.code).toBe(`C-${county}`)
  for (const login of ['lingdao', 'shenji']) {
    expect(await openable(login, caseId), login).toBe(false)
    expect((await look(login, caseId)).statusCode, login).toBe(403)
  }
  expect((await look('guanliyuan', caseId)).statusCode).toBe(404)
})
