import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { canonicalJson } from '#contract/canonical.ts'
import type { FieldResult, FieldResults, FieldSyncView } from '#contract/field.ts'
import { type HomeRef, homeCodeOf } from '#contract/home-words.ts'
import type { InformDetail, InformPage, InformShown, InformsSection } from '#contract/informs.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { farGrid, storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from '#test/desk.ts'

// The community of the story has its homes told that the heating stops.

const village = storyGrid.slice(0, 12)
let desk: Desk
let informId: string
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.drop())

const door = (name: string, gridCode = storyGrid): HomeRef => ({
  gridCode,
  compound: '天怡家园',
  building: '',
  unit: '',
  door: name,
})
const heating = (more: object = {}) => ({
  clientKey: randomUUID(),
  regionCode: village,
  kind: 'HEATING',
  title: '明天检修停暖',
  words: '明天 8 点到 18 点检修停暖，请做好保暖。',
  urgent: false,
  until: new Date(desk.clock.now().getTime() + 2 * 86_400_000).toISOString(),
  ...more,
})
const make = async (login: string, payload: object) =>
  (await desk.as(login)).send({ method: 'POST', url: '/api/informs', payload })
async function tell(login: string, home: HomeRef, way: 'TOLD' | 'SLIP' | null) {
  const body = { informId, home, way }
  const item = {
    clientKey: randomUUID(),
    kind: 'inform',
    madeAt: desk.clock.now().toISOString(),
    hash: sha256(canonicalJson(body)).toString('hex'),
    body,
  }
  const answer = await (await desk.as(login)).send({
    method: 'POST',
    url: '/api/field/outbox',
    payload: { items: [item] },
  })
  return answer.json<FieldResults>().results[0] as FieldResult
}
async function section(login: string): Promise<InformsSection> {
  const answer = await (await desk.as(login)).send({
    method: 'POST',
    url: '/api/field/sync',
    payload: { held: [], sections: {} },
  })
  return answer.json<FieldSyncView>().sections.informs?.data as InformsSection
}

it('what a community tells comes to the phones of its grids, and to no others; made twice is once', async () => {
  const payload = heating()
  const made = await make('wanggezhang', payload)
  expect(made.statusCode, made.body).toBe(200)
  informId = made.json<InformDetail>().inform.id
  expect((await make('wanggezhang', payload)).json<InformDetail>().inform.id).toBe(informId)
  expect((await make('wanggezhang', { ...payload, title: '别的' })).statusCode).toBe(409)
  expect((await section('wanggeyuan')).map(({ id }) => id)).toEqual([informId])
  expect(await section('wanggeyuan-huahai')).toEqual([])
})

it('homes are told, once each; a mistake is taken back; counts are of homes', async () => {
  expect((await tell('wanggeyuan', door('1'), 'SLIP')).status).toBe('DONE')
  await tell('wanggeyuan2', door('1'), 'TOLD')
  await tell('wanggeyuan', door('2'), 'SLIP')
  await tell('wanggeyuan', door('3'), 'TOLD')
  await tell('wanggeyuan', door('3'), null)
  const told = (await section('wanggeyuan2'))[0]?.told
  expect(told).toEqual([homeCodeOf(door('1')), homeCodeOf(door('2'))])
  const leader = await desk.as('wanggezhang')
  const { inform, rows } = (
    await leader.send({ url: `/api/informs/${informId}` })
  ).json<InformDetail>()
  expect(inform.sum).toEqual({ homes: 3, told: 1, slips: 1, reads: 0 })
  expect(rows.find(({ code }) => code === storyGrid)).toMatchObject({ told: 1, slips: 1 })
  expect((await tell('wanggeyuan-huahai', door('1', farGrid), 'TOLD')).status).toBe('REFUSED')
  expect((await tell('wanggeyuan-huahai', door('1'), 'TOLD')).status).toBe('REFUSED')
})

it('it hangs on the sign of the grid, and reading it is a number', async () => {
  const url = (grid: string) => `/api/town/grids/${grid}/informs`
  const shown = (await desk.app.inject({ url: url(storyGrid) })).json<InformShown[]>()
  expect(shown).toMatchObject([{ id: informId, title: '明天检修停暖' }])
  expect(shown[0]?.madeBy.zh).toContain('广厦')
  expect((await desk.app.inject({ url: url(farGrid) })).json()).toEqual([])
  const read = (grid: string) =>
    desk.app.inject({
      method: 'POST',
      url: `/api/portal/informs/${informId}/reads`,
      payload: { grid },
    })
  expect((await read(storyGrid)).statusCode).toBe(204)
  expect((await read(farGrid)).statusCode).toBe(404)
  const leader = await desk.as('wanggezhang')
  const { items } = (await leader.send({ url: '/api/informs' })).json<InformPage>()
  expect(items[0]?.sum.reads).toBe(1)
})

it.each([
  ['outside the region', { regionCode: farGrid.slice(0, 12) }, 403, undefined],
  ['with an end that is past', { until: '2020-01-01T00:00:00Z' }, 422, '/until'],
  ['for longer than a season', { until: '2027-01-01T00:00:00Z' }, 422, '/until'],
  ['of a village that is not there', { regionCode: `${village}999` }, 422, '/regionCode'],
])('nobody has people told %s', async (_, more, status, pointer) => {
  const answer = await make('wanggezhang', heating(more))
  expect(answer.statusCode).toBe(status)
  if (pointer) expect(answer.json().errors[0].pointer).toBe(pointer)
})

it('withdrawn it leaves the phones and the sign; what was told stays told', async () => {
  const leader = await desk.as('wanggezhang')
  const end = () => leader.send({ method: 'POST', url: `/api/informs/${informId}/withdrawal` })
  const { inform } = (await end()).json<InformDetail>()
  expect(inform).toMatchObject({ mayWithdraw: false, sum: { told: 1 } })
  expect((await end()).json<InformDetail>().inform.withdrawnAt).toBe(inform.withdrawnAt)
  expect(await section('wanggeyuan')).toEqual([])
  expect((await tell('wanggeyuan', door('2'), 'TOLD')).status).toBe('DONE')
})
