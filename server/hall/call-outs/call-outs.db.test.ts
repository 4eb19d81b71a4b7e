import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CallOutFigures, CallOutList, CallOutView } from '#contract/call-outs.ts'
import { verifyRecord } from '#server/cases/audit/verify.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from '#test/desk.ts'

// A department called to the district's hall, over HTTP: 10:00 on a Monday.

const hall = 'H-620902'
const unit = '620902-ECO'
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.travel('2026-05-11T02:00:00Z')
  const answer = await post('fenpai-suzhou', `/api/hall/${hall}/duty-proposals`)
  expect(answer.statusCode, answer.body).toBe(200)
})
afterAll(() => desk.drop())

const post = async (login: string, url: string, payload?: object) =>
  (await desk.as(login)).send({ method: 'POST', url, ...(payload ? { payload } : {}) })
const call = (login: string, more: object = {}) =>
  post(login, `/api/hall/${hall}/call-outs`, { clientKey: randomUUID(), unit, ...more })
const step = (login: string, { id }: { id: string }, noun: string, payload: object) =>
  post(login, `/api/call-outs/${id}/${noun}`, payload)
const list = async (login: string) =>
  (await (await desk.as(login)).send({ url: '/api/call-outs' })).json<CallOutList>()

it('goes from the call to the arrival, which the hall alone confirms, and stands in the matter', async () => {
  const { caseId } = await desk.report({ regionCode: storyGrid, categoryCode: '0407' })
  const called = (await call('chuangkou', { caseId })).json<CallOutView>()
  expect(called).toMatchObject({ state: 'CALLED', late: false, dueAt: '2026-05-11T02:30:00.000Z' })

  // The unit sees that it is called, and not for which matter: it has no part in it yet.
  const [seen] = await list('huanbao-suzhou')
  expect(seen).toMatchObject({ id: called.id, may: ['acknowledge'] })
  expect(seen).not.toHaveProperty('case')

  const coming = await step('huanbao-suzhou', called, 'acknowledgement', {
    version: 1,
    expectedAt: '2026-05-11T02:20:00Z',
  })
  expect(coming.json()).toMatchObject({ state: 'COMING', version: 2 })
  expect((await step('huanbao-suzhou', called, 'arrival', { version: 2 })).statusCode).toBe(403)
  expect((await step('chuangkou', called, 'arrival', { version: 1 })).statusCode).toBe(412)

  desk.clock.set(new Date('2026-05-11T02:25:00Z'))
  const here = await step('chuangkou', called, 'arrival', { version: 2 })
  expect(here.json()).toMatchObject({ state: 'HERE', late: false, may: ['depart'] })
  expect((await step('chuangkou', called, 'arrival', { version: 3 })).json().type).toBe(
    'wrong-state',
  )
  const left = await step('chuangkou', called, 'departure', { version: 3, outcome: '现场测了噪声' })
  expect(left.json()).toMatchObject({ state: 'LEFT', outcome: '现场测了噪声' })

  const { timeline } = await desk.view('chuangkou', caseId)
  expect(
    timeline.filter(({ command }) => command === 'comment').map(({ data }) => data?.note),
  ).toEqual([
    '随叫：请肃州区生态环境局于 10:30 前到肃州区综治中心接待大厅',
    '随叫：肃州区生态环境局于 10:25 到场',
    '随叫：肃州区生态环境局离场，现场测了噪声',
  ])
  expect(await verifyRecord(desk.db)).toMatchObject({ ok: true })
})

it('a second click is the same call, and none is made to who is not on call', async () => {
  const clientKey = randomUUID()
  const both = await Promise.all([1, 2].map(() => call('chuangkou', { clientKey })))
  expect(both.map((answer) => answer.statusCode)).toEqual([201, 201])
  expect(both[0]?.json().id).toBe(both[1]?.json().id)
  const resident = await call('chuangkou', { unit: '620902-PSB' })
  expect(resident.json()).toMatchObject({ type: 'guard-failed', guard: 'onCall' })
  expect((await call('fenpai-xincheng')).statusCode).toBe(403)
  const other = await desk.report({ regionCode: '620921', categoryCode: '0407' })
  expect((await call('chuangkou', { caseId: other.caseId })).statusCode).toBe(422)
  const calledOff = both[0]?.json<CallOutView>()
  if (!calledOff) throw new Error('nothing was called')
  const off = await step('fenpai-suzhou', calledOff, 'cancellation', {
    version: 1,
    reason: '不用来了',
  })
  expect(off.json()).toMatchObject({ state: 'CANCELLED', may: [] })
})

it('who is late is shown to the hall and to the supervisor, and counted by unit with its whole', async () => {
  const late = (await call('fenpai-suzhou')).json<CallOutView>()
  desk.clock.advance(31 * 60_000)
  for (const login of ['chuangkou', 'duban'])
    expect((await list(login)).find(({ id }) => id === late.id)).toMatchObject({ late: true })
  expect((await list('fenpai-xincheng')).map(({ id }) => id)).not.toContain(late.id)
  const figures = async (login: string, more = '') =>
    (
      await (
        await desk.as(login)
      ).send({
        url: `/api/call-outs/figures?from=2026-05-11&to=2026-05-11${more}`,
      })
    ).json<CallOutFigures>().units
  // Two had their time: the first in time, this one not; the cancelled one counts for nobody.
  expect(await figures('duban')).toMatchObject([{ unit: { code: unit }, called: 2, inTime: 1 }])
  expect(await figures('duban', '&region=620921')).toEqual([])
  expect(await figures('fenpai-xincheng')).toEqual([])
})
