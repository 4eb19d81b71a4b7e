import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CaseView } from '#contract/api.ts'
import { verifyRecord } from '#server/cases/audit/verify.ts'
import { system } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { addColleague } from './colleague.ts'
import { type Desk, openDesk } from './desk.ts'

// Taking back one's latest step, over HTTP. Which steps, and exactly how, stands in flow/undo.test.ts.

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await addColleague(desk, 'fenpai-er', 'fenpai-suzhou')
})
afterAll(() => desk.drop())

const me = 'fenpai-suzhou'
const county = storyGrid.slice(0, 6)
const newCase = async () =>
  (await desk.report({ regionCode: storyGrid, categoryCode: '0407' })).caseId
const undo = async (login: string, id: string, version: number, clientKey = randomUUID()) =>
  (await desk.as(login)).send({
    method: 'POST',
    url: `/api/cases/${id}/undo`,
    payload: { clientKey, version },
  })
async function dispatched(): Promise<CaseView> {
  const id = await newCase()
  await desk.give(me, id, 'accept', {})
  return desk.give(me, id, 'dispatch', {
    leadUnit: `${county}-PSB`,
    coUnits: [`${county}-ECO`],
  })
}

it('an order is taken back as a whole, once for two clicks, and the record verifies', async () => {
  const sent = await dispatched()
  expect(sent.undo).toMatchObject({ command: 'dispatch' })
  const key = randomUUID()
  const answers = await Promise.all([1, 2].map(() => undo(me, sent.id, sent.version, key)))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  const back = await desk.view(me, sent.id)
  expect(back).toMatchObject({ state: 'ACCEPTED', version: sent.version + 1 })
  expect(back.leadUnit).toBeUndefined()
  expect(back.subTasks.map(({ result }) => result)).toEqual(['CANCELLED'])
  expect(back.timeline.at(-1)).toMatchObject({
    command: 'recall',
    data: { undoes: sent.version },
  })
  // The unit sees it no more, and the case may go elsewhere.
  const unit = await (await desk.as('gongan-suzhou')).send({ url: `/api/cases/${sent.id}` })
  expect(unit.statusCode).toBe(404)
  await desk.give(me, sent.id, 'dispatch', { leadUnit: `${county}-ECO` })
  expect(await verifyRecord(desk.db)).toMatchObject({ ok: true })
})

it('a slip that moved it out of my sight is mine to take back, and hidden from others', async () => {
  const id = await newCase()
  const gone = await desk.give(me, id, 'relocate', { regionCode: '620921' })
  expect((await (await desk.as(me)).send({ url: `/api/cases/${id}` })).statusCode).toBe(404)
  expect((await undo('fenpai-er', id, gone.version)).statusCode).toBe(404)
  const back = await undo(me, id, gone.version)
  expect(back.json<CaseView>()).toMatchObject({ region: { code: storyGrid } })
  const [left] = await desk.db.run(system, (sql) =>
    sql.query<{ n: number }>('select count(*)::int as n from corrections where case_id = $1', [id]),
  )
  expect(left?.n).toBe(0)
})

it('is refused with the reason when it is not mine, or too late, and offered to nobody else', async () => {
  const sent = await dispatched()
  expect((await desk.view('fenpai-er', sent.id)).undo).toBeUndefined()
  const others = await undo('fenpai-er', sent.id, sent.version)
  expect(others.statusCode).toBe(409)
  expect(others.json()).toMatchObject({
    type: 'guard-failed',
    reason: { zh: expect.stringMatching(/不是您/), en: /./ },
  })
  desk.clock.set(new Date(Date.parse(sent.undo?.until ?? '') + 1))
  expect((await undo(me, sent.id, sent.version)).json()).toMatchObject({
    reason: { en: expect.stringMatching(/10 minutes/) },
  })
  expect((await desk.view(me, sent.id)).undo).toBeUndefined()
})

it('is stale once anything has happened since, and shows what', async () => {
  const sent = await dispatched()
  await desk.give('gongan-suzhou', sent.id, 'comment', { note: '已看到' })
  const answer = await undo(me, sent.id, sent.version)
  expect(answer.statusCode).toBe(412)
  expect(answer.json<{ current: CaseView }>().current.timeline.at(-1)?.command).toBe('comment')
})
