import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { canonicalJson } from '#contract/canonical.ts'
import type { FieldResult, FieldResults, FieldSyncView } from '#contract/field.ts'
import { type HomeRef, homeCodeOf } from '#contract/home-words.ts'
import type {
  HomeCoverage,
  HomeDeed,
  HomesSection,
  HomeVisitRows,
  VisitReceiptView,
} from '#contract/homes.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { system } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from '#test/desk.ts'
import { sweepAnswers } from './receipt.ts'

// Doors of the story's grid. The clock of the test stands on a Tuesday in March 2026.

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.drop())

const door = (name: string): HomeRef => ({
  gridCode: storyGrid,
  compound: '天怡家园',
  building: '3号楼',
  unit: '2单元',
  door: name,
})
const receipt = (end: string) => `RH-0000-0000-${end.padStart(4, '0')}`

async function send(login: string, body: HomeDeed, clientKey: string = randomUUID()) {
  const item = {
    clientKey,
    kind: 'homeVisit',
    madeAt: desk.clock.now().toISOString(),
    hash: sha256(canonicalJson(body)).toString('hex'),
    body,
  }
  const answer = await (await desk.as(login)).send({
    method: 'POST',
    url: '/api/field/outbox',
    payload: { items: [item] },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<FieldResults>().results[0] as FieldResult
}
const visit = (more: Partial<Extract<HomeDeed, { action: 'VISIT' }>>): HomeDeed => ({
  action: 'VISIT',
  home: door('301'),
  form: 'HEATING',
  formVersion: 1,
  outcome: 'ABSENT',
  ...more,
})
async function section(login: string): Promise<HomesSection> {
  const answer = await (await desk.as(login)).send({
    method: 'POST',
    url: '/api/field/sync',
    payload: { held: [], sections: {} },
  })
  return answer.json<FieldSyncView>().sections.homes?.data as HomesSection
}
async function coverage(login: string, query = ''): Promise<HomeCoverage> {
  const answer = await (await desk.as(login)).send({ url: `/api/home-visits/coverage${query}` })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<HomeCoverage>()
}
const portal = (path: string, payload: object) =>
  desk.app.inject({ method: 'POST', url: `/api/portal/home-visits${path}`, payload })
const pointers = ({ problem }: FieldResult) =>
  ((problem?.errors ?? []) as { pointer: string }[]).map(({ pointer }) => pointer)

it('doors are added once, whoever adds them; a colleague has them, with what came of knocking', async () => {
  const { door: _, ...building } = door('')
  const add: HomeDeed = { action: 'ADD', ...building, doors: ['301', '302', '401'] }
  expect((await send('wanggeyuan', add)).result).toEqual({ added: 3 })
  expect((await send('wanggeyuan2', add)).result).toEqual({ added: 0 })
  expect((await send('wanggeyuan', visit({ home: door('302') }))).status).toBe('DONE')
  const told = await section('wanggeyuan2')
  expect(told.homes).toEqual(['301', '302', '401'].map((name) => homeCodeOf(door(name))))
  expect(told.visits).toEqual([
    {
      home: homeCodeOf(door('302')),
      form: 'HEATING',
      at: desk.clock.now().toISOString(),
      outcome: 'ABSENT',
    },
  ])
  expect(told.forms.map(({ code }) => code)).toContain('HOME_SAFETY')
  await send('wanggeyuan', { action: 'END', home: door('401') })
  expect((await section('wanggeyuan')).homes).toHaveLength(2)
})

it('the same item again is the same visit', async () => {
  const key = randomUUID()
  const first = await send('wanggeyuan', visit({}), key)
  expect((await send('wanggeyuan', visit({}), key)).result).toEqual(first.result)
})

it('what was said is found by the receipt with its code, with every look; taken back it is gone', async () => {
  const agreed = visit({
    outcome: 'AGREED',
    answers: { temperature: 16, coldRooms: ['BEDROOM'] },
    confirmation: { kind: 'CODE', code: '4711' },
    receipt: receipt('1'),
  })
  expect((await send('wanggeyuan', agreed)).status).toBe('DONE')
  const [sealed] = await desk.db.run(system, (sql) =>
    sql.query<{ answers_sealed: Buffer }>(
      'select answers_sealed from home_visits where receipt = $1',
      [receipt('1')],
    ),
  )
  expect(sealed?.answers_sealed.includes('BEDROOM')).toBe(false)

  const leader = await desk.as('wanggezhang')
  const list = await leader.send({ url: `/api/home-visits?grid=${storyGrid}&form=HEATING` })
  const { items } = list.json<HomeVisitRows>()
  const row = items.find(({ answered }) => answered)
  expect(list.body).not.toContain('BEDROOM')
  const opened = await leader.send({
    method: 'POST',
    url: `/api/home-visits/${row?.id}/openings`,
    payload: { purpose: '核对报修的卧室' },
  })
  expect(opened.json()).toEqual({
    answers: [
      {
        question: { zh: '客厅多少度', en: 'How warm is the living room' },
        answer: { zh: '16 ℃', en: '16 ℃' },
      },
      {
        question: { zh: '哪里不热', en: 'Where is it cold' },
        answer: { zh: '卧室', en: 'Bedroom' },
      },
    ],
  })

  expect((await portal('', { receipt: receipt('1') })).statusCode).toBe(404)
  expect((await portal('', { receipt: receipt('1'), code: '4712' })).statusCode).toBe(404)
  const typed = { receipt: 'rh oooo oooo ooo1', code: '4711' }
  const found = (await portal('', typed)).json<VisitReceiptView>()
  expect(found).toMatchObject({
    home: '天怡家园 3号楼 2单元 301',
    outcome: 'AGREED',
    confirmation: 'CODE',
    looks: [{ purpose: '核对报修的卧室' }],
    deletedOn: '2026-07-08',
    mayWithdraw: true,
  })
  expect(found.by).toContain('网格')
  expect(found.answers).toHaveLength(2)
  const withdrawn = (await portal('/withdrawal', typed)).json<VisitReceiptView>()
  expect(withdrawn).toMatchObject({ answers: [], mayWithdraw: false })
  expect((await portal('', typed)).json<VisitReceiptView>().answers).toEqual([])
})

it('answers and signature are deleted on their day', async () => {
  const signed = visit({
    form: 'NEEDS',
    outcome: 'AGREED',
    answers: { words: '想要一个老年食堂' },
    confirmation: { kind: 'SIGNATURE', strokes: 'M0 0L5 9' },
    receipt: receipt('2'),
  })
  expect((await send('wanggeyuan', signed)).status).toBe('DONE')
  expect(await sweepAnswers(desk.ctx)).toBe(0)
  desk.clock.advance(29 * 86_400_000)
  expect(await sweepAnswers(desk.ctx)).toBe(0)
  desk.clock.advance(86_400_000)
  expect(await sweepAnswers(desk.ctx)).toBe(1)
  const found = (await portal('', { receipt: receipt('2') })).json<VisitReceiptView>()
  expect(found.answers).toEqual([])
  expect(found.confirmation).toBe('SIGNATURE')
})

it('a place shows homes, each once, and an empty home undoes no visit; nobody by name', async () => {
  const whole = await coverage('wanggezhang', '?form=HEATING')
  const row = whole.rows.find(({ code }) => code === storyGrid)
  expect(row).toMatchObject({ homes: 2, agreed: 1, absent: 1, declined: 0 })
  expect(whole.total.homes).toBe(2)
  expect((await coverage('fenpai-suzhou', `?form=NEEDS`)).total).toMatchObject({
    homes: 2,
    agreed: 1,
  })
})

it.each([
  [
    'answers after a no',
    { outcome: 'DECLINED' as const, answers: { temperature: 1 } },
    ['/answers'],
  ],
  ['a yes unconfirmed', { outcome: 'AGREED' as const }, ['/confirmation', '/receipt']],
  [
    'consent by word of mouth',
    {
      outcome: 'AGREED' as const,
      confirmation: { kind: 'SPOKEN' as const },
      receipt: receipt('3'),
      answers: { temperature: 'warm' },
    },
    ['/confirmation/kind', '/answers/temperature'],
  ],
  ['a form that never was', { form: 'NEVER' }, ['/form']],
])('%s is refused, with every fault', async (_, more, faults) => {
  const result = await send('wanggeyuan', visit(more))
  expect(result.status).toBe('REFUSED')
  expect(pointers(result)).toEqual(faults)
})

it('other people’s doors are not knocked at, and not seen', async () => {
  expect((await send('wanggeyuan-huahai', visit({}))).problem?.type).toContain('not-permitted')
  expect((await section('wanggeyuan-huahai')).homes).toEqual([])
  const away = await desk.as('wanggezhang-huahai')
  const answer = await away.send({ url: `/api/home-visits?grid=${storyGrid}` })
  expect(answer.statusCode).toBe(403)
})
