import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { canonicalJson } from '#contract/canonical.ts'
import type { FieldResults, FieldSyncView } from '#contract/field.ts'
import type { Coverage, PatrolCheck, PatrolRoute, PatrolsSection } from '#contract/patrols.ts'
import { type Actor, scopeOf } from '#server/cases/actor.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { system } from '#server/platform/db.ts'
import { demoAccounts, storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from '#test/desk.ts'
import { takeCheck } from './check.ts'
import { ownPatrols, patrolsMark } from './own-routes.ts'

// The story's grid is patrolled by its two workers. The clock of the test stands on a Tuesday.

type Staff = Extract<Actor, { kind: 'staff' }>
const village = storyGrid.slice(0, 12)
let desk: Desk
let worker: Staff
let colleague: Staff
let stranger: Staff
let route: PatrolRoute
beforeAll(async () => {
  desk = await openDesk()
  worker = (await desk.actor('wanggeyuan')) as Staff
  colleague = (await desk.actor('wanggeyuan2')) as Staff
  stranger = (await desk.actor('fenpai-jiuquan')) as Staff
  const found = desk.ctx.town().patrolRoutes.find(({ data }) => data.regionCode === storyGrid)
  if (!found) throw new Error('the grid of the story has no route')
  route = found.data
})
afterAll(() => desk.drop())

const body = (more: Partial<PatrolCheck> = {}): PatrolCheck => ({
  routeCode: route.code,
  routeVersion: 1,
  pointCode: '01',
  finding: 'NOTHING',
  ...more,
})
const take = (actor: Staff, check: PatrolCheck, madeAt = desk.clock.now().toISOString()) =>
  desk.db.transaction(scopeOf(actor), (tx) => takeCheck(desk.ctx, tx, actor, madeAt, check))
const section = (actor: Staff) =>
  desk.db.run(scopeOf(actor), (sql) => ownPatrols(desk.ctx, sql, actor))
const mark = (actor: Staff) =>
  desk.db.run(scopeOf(actor), (sql) => patrolsMark(desk.ctx, sql, actor))
async function coverage(login: string, query = ''): Promise<Coverage> {
  const answer = await (await desk.as(login)).send({ url: `/api/patrols/coverage${query}` })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<Coverage>()
}

it('what one has checked the other sees, without who', async () => {
  const before = await mark(colleague)
  await take(worker, body({ note: '门口电动车已挪开' }))
  expect(await mark(colleague)).not.toBe(before)
  const told = await section(colleague)
  expect(told.week).toBe('2026-03-09')
  expect(told.routes.map(({ code }) => code)).toEqual([route.code])
  expect(told.checks).toEqual([
    {
      routeCode: route.code,
      pointCode: '01',
      at: desk.clock.now().toISOString(),
      finding: 'NOTHING',
      note: '门口电动车已挪开',
    },
  ])
  expect(JSON.stringify(told)).not.toContain(worker.personId)
  expect(await mark(colleague)).toBe(await mark(colleague))
})

it('a check counts for the day on which it was made; a clock that runs ahead is taken back', async () => {
  const ahead = await take(worker, body({ pointCode: '02' }), '2027-01-01T00:00:00Z')
  expect(ahead.at).toBe(desk.clock.now().toISOString())
  await take(worker, body({ pointCode: '02' }), '2026-03-05T02:00:00Z')
  const point = async (week: string) =>
    (await coverage('wanggezhang', `?region=${storyGrid}&week=${week}`)).rows[1]
  expect(await point('2026-03-10')).toMatchObject({ isPoint: true, checked: 1, done: 1 })
  expect(await point('2026-03-05')).toMatchObject({ isPoint: true, checked: 1, done: 1 })
  expect(await point('2026-03-18')).toMatchObject({ checked: 0 })
})

it.each([
  ['a grid of others', () => take(stranger, body()), 'not-permitted'],
  ['a route that never was', () => take(worker, body({ routeVersion: 7 })), 'invalid'],
  ['a point that never was', () => take(worker, body({ pointCode: '99' })), 'invalid'],
  [
    'a report of nothing',
    () => take(worker, body({ reportKey: '01990000-0000-7000-8000-00000000dead' })),
    'invalid',
  ],
])('is refused: %s', async (_what, attempt, type) => {
  await expect(attempt()).rejects.toMatchObject({ type })
})

it('a point given up while the phone was away was looked at all the same', async () => {
  const visitor = await desk.as('guanliyuan')
  const [first, ...others] = route.points
  const answer = await visitor.send({
    method: 'PUT',
    url: `/api/admin/items/patrolRoute/${route.code}`,
    payload: { baseVersion: 1, data: { ...route, points: others }, reason: '点位调整' },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  await desk.town.refresh()
  await take(worker, body({ pointCode: first?.code ?? '' }))
  await expect(take(worker, body({ routeVersion: 2 }))).rejects.toMatchObject({ type: 'invalid' })
  // Planned is what is planned now.
  const { rows } = await coverage('wanggezhang', `?region=${storyGrid}`)
  expect(rows.map(({ code }) => code)).toEqual(others.map(({ code }) => `${route.code} ${code}`))
  // A week that is over keeps the plan that it had.
  const past = await coverage('wanggezhang', `?region=${storyGrid}&week=2026-03-05`)
  expect(past).toMatchObject({ week: '2026-03-02', total: { points: route.points.length } })
})

it("a village's own route is walked and seen by the workers of its grids", async () => {
  const visitor = await desk.as('guanliyuan')
  const code = `R-${village}`
  const data = { ...route, code, regionCode: village, points: route.points.slice(0, 1) }
  const answer = await visitor.send({
    method: 'PUT',
    url: `/api/admin/items/patrolRoute/${code}`,
    payload: { baseVersion: 0, data, reason: '村级路线' },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  await desk.town.refresh()
  await take(worker, body({ routeCode: code, finding: 'FINDING' }))
  const told = await section(colleague)
  expect(told.routes.map(({ regionCode }) => regionCode)).toEqual([village, storyGrid])
  expect(told.checks.filter(({ routeCode }) => routeCode === code)).toHaveLength(1)
  const whole = await coverage('wanggezhang')
  expect(whole.rows[0]).toMatchObject({ isPoint: true, checked: 1, findings: 1 })
  expect(whole.rows.find((row) => row.code === storyGrid)).toMatchObject({ isPoint: false })
})

it('comes by the outbox of a phone once, however often it is sent, and back by the next sync', async () => {
  const checked = body({ pointCode: '03', note: '路灯不亮' })
  const item = {
    clientKey: randomUUID(),
    kind: 'patrol',
    madeAt: desk.clock.now().toISOString(),
    body: checked,
    hash: sha256(canonicalJson(checked)).toString('hex'),
  }
  const send = async (login: string) =>
    (await desk.as(login)).send({
      method: 'POST',
      url: '/api/field/outbox',
      payload: { items: [item] },
    })
  const first = (await send('wanggeyuan')).json<FieldResults>().results
  expect(first).toMatchObject([{ status: 'DONE', clientKey: item.clientKey }])
  expect((await send('wanggeyuan')).json<FieldResults>().results).toEqual(first)
  const synced = await (await desk.as('wanggeyuan2')).send({
    method: 'POST',
    url: '/api/field/sync',
    payload: { held: [], sections: {} },
  })
  const { data } = synced.json<FieldSyncView>().sections.patrols as { data: PatrolsSection }
  expect(data.checks.filter(({ note }) => note === checked.note)).toHaveLength(1)
  const clerk = { ...item, clientKey: randomUUID() }
  const refused = await (await desk.as('gongan-suzhou')).send({
    method: 'POST',
    url: '/api/field/outbox',
    payload: { items: [clerk] },
  })
  expect(refused.json<FieldResults>().results).toMatchObject([{ status: 'REFUSED' }])
})

it('row security shows a check to its region and to nobody else', async () => {
  const count = (scope: ReturnType<typeof scopeOf>) =>
    desk.db.run(scope, (sql) => sql.query('select id from patrol_checks'))
  const all = await count(system)
  expect(all.length).toBeGreaterThan(3)
  expect(await count(scopeOf(worker))).toHaveLength(all.length)
  expect(await count({ kind: 'post', regions: [village], units: [] })).toHaveLength(all.length)
  expect(await count({ kind: 'post', regions: ['620921'], units: [] })).toEqual([])
  expect(await count({ kind: 'post', regions: [`${village}002`], units: [] })).toHaveLength(1)
  expect(await count({ kind: 'post', regions: [], units: [`G-${storyGrid}`] })).toEqual([])
})

it('coverage goes down level by level and stays within the posts of who asks', async () => {
  const county = await coverage('duban')
  expect(county.region).toMatchObject({ code: '620902', level: 'COUNTY' })
  expect(county.above).toEqual([])
  const township = await coverage('duban', `?region=${village.slice(0, 9)}`)
  expect(township.above.map(({ code }) => code)).toEqual(['620902'])
  expect(township.rows.find(({ code }) => code === village)?.checked).toBeGreaterThan(0)
  expect(JSON.stringify(county)).not.toMatch(/person|hour|minute/i)
  const status = async (login: string, url: string) =>
    (await (await desk.as(login)).send({ url })).statusCode
  expect(await status('duban', '/api/patrols/coverage?region=620921')).toBe(403)
  expect(await status('duban', '/api/patrols/coverage?region=620902999')).toBe(404)
  for (const { login, role } of demoAccounts) {
    const sees = ['GRID_LEADER', 'DISPATCHER', 'SUPERVISOR', 'LEADER'].includes(role)
    expect(await status(login, '/api/patrols/coverage'), login).toBe(sees ? 200 : 403)
  }
})

it('the table leaves the house as a spreadsheet, and that is noted', async () => {
  const visitor = await desk.as('duban')
  const answer = await visitor.send({ url: '/api/patrols/coverage-export?language=en' })
  const sheet = await readSheet(await buffer(Readable.from(answer.rawPayload)))
  const { rows, total } = await coverage('duban')
  expect(sheet).toHaveLength(rows.length + 2)
  expect(sheet[0]?.[2]).toBe('Points planned')
  expect(sheet[1]?.slice(2, 4)).toEqual([total.points, total.checked])
  const noted = await desk.db.run(system, (sql) =>
    sql.query<{ data: unknown }>("select data from audit_log where action = 'coverage.exported'"),
  )
  expect(noted.map(({ data }) => data)).toEqual([{ week: '2026-03-09', region: '620902' }])
})
