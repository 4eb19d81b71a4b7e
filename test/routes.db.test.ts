import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandNames, commands } from '#contract/cases.ts'
import { type ProblemType, problems } from '#contract/problems.ts'
import type { Receipt } from '#contract/reports.ts'
import { createApp } from '#server/app.ts'
import { verifyRecord } from '#server/cases/audit/verify.ts'
import type { App } from '#server/http/app.ts'
import { visitorOf } from '#server/http/shell.test-kit.ts'
import { openDatabase, system } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { demoAccounts, demoPassword, storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from './desk.ts'
import { addressOf, type Route, routerList, routesOf, sample } from './routes.ts'

// Every route against everyone without the right, from the program's own list: a new route is in it
// without anyone remembering. Then every refusal of the registry, raised over HTTP.

let desk: Desk
let routes: Route[]
let receipt: Receipt
beforeAll(async () => {
  desk = await openDesk()
  routes = routesOf(desk.app)
  receipt = await desk.report({ regionCode: storyGrid, categoryCode: '0407' })
  await addPerson('meiren', undefined)
  await addPerson('jinta', { role: 'DISPATCHER', unit: 'C-620921', region: '620921' })
})
afterAll(() => desk.drop())

/** Someone with the demo password, and one post or none. */
async function addPerson(
  login: string,
  post: { role: string; unit: string; region: string } | undefined,
): Promise<void> {
  const now = desk.clock.now()
  const id = uuidv7(now)
  await desk.db.run(system, async (sql) => {
    await sql.query(
      `insert into people (id, login, password_hash, name_sealed, created_at)
       select $1, $2, password_hash, name_sealed, created_at from people where login = 'shenji'`,
      [id, login],
    )
    if (post)
      await sql.query(
        `insert into posts (id, person_id, role, unit_code, region_code, valid_from)
         values ($1, $2, $3, $4, $5, $6)`,
        [uuidv7(now), id, post.role, post.unit, post.region, now],
      )
  })
}

const raised = new Set<ProblemType>()

/** A refusal is a whole document of the registry, whatever raised it. */
function expectProblem(answer: LightMyRequestResponse, type: ProblemType, about = ''): Body {
  expect(answer.headers['content-type'], about).toMatch(/^application\/problem\+json/)
  const body = answer.json<Body>()
  expect({ type: body.type, status: answer.statusCode }, `${about} ${answer.body}`).toEqual({
    type,
    status: problems[type].status,
  })
  expect(body).toMatchObject({ status: problems[type].status, title: problems[type].zh })
  expect(answer.headers['cache-control'], about).toBe('no-store')
  raised.add(type)
  return body
}
type Body = Record<string, unknown> & { type: string; errors?: { pointer: string }[] }

const label = (route: Route) => `${route.method} ${route.path}`
const request = (route: Route, parameters: Record<string, string> = {}) => ({
  method: route.method,
  url: addressOf(route, parameters),
  ...(route.body
    ? { payload: { ...(sample(route.body) as object), clientKey: randomUUID() } }
    : {}),
})
const restricted = () => routes.filter(({ who }) => who !== 'public' && who !== 'reporter')

describe('the list of routes', () => {
  it('is the document; what is hidden from it is not about the town', () => {
    const documented = new Set(routes.map(label))
    const hidden = routerList(desk.app).filter((route) => !documented.has(route))
    const open = /^GET (\/api\/openapi\.json|\/api\/docs.*|\/healthz|\/metrics|\/.{0,40})$/
    expect(hidden.filter((route) => !open.test(route) || /cases|people|town/.test(route))).toEqual(
      [],
    )
    expect(routerList(desk.app)).toEqual(expect.arrayContaining([...documented]))
    expect(documented.size).toBeGreaterThan(70)
  })

  it('has a route for every command that a person may give', () => {
    const paths = new Set(routes.map(label))
    for (const name of commandNames) {
      const { who, noun } = commands[name]
      const staff = who.some(({ relation }) => !['REPORTER', 'SYSTEM', 'ANYONE'].includes(relation))
      expect(paths.has(`POST /api/cases/{id}/${noun}`), name).toBe(staff)
      const person = who.some(({ relation }) => relation === 'REPORTER')
      expect(paths.has(`POST /api/portal/cases/{code}/${noun}`), name).toBe(person)
    }
  })
})

describe('without the right', () => {
  it('nobody gets past a route that is not public: 401', async () => {
    expect(restricted().length).toBeGreaterThan(60)
    for (const route of restricted())
      expectProblem(await desk.app.inject(request(route)), 'not-signed-in', label(route))
  })

  it('a session that has lapsed or was made up is none: 401', async () => {
    const cookie = 'gezhong=made-up'
    for (const route of restricted()) {
      const answer = await desk.app.inject({ ...request(route), headers: { cookie } })
      expectProblem(answer, 'not-signed-in', label(route))
    }
  })

  it('a person without a post gets past no route for staff: 403', async () => {
    const visitor = await desk.as('meiren')
    for (const route of restricted().filter(({ who }) => who !== 'session'))
      expectProblem(await visitor.send(request(route)), 'not-permitted', label(route))
  })

  it('a role that a route does not name is refused: 403', async () => {
    const roles = new Map(demoAccounts.map(({ role, login }) => [role as string, login]))
    let tried = 0
    for (const route of routes) {
      const { who } = route
      if (typeof who === 'string') continue
      for (const [role, login] of roles) {
        const visitor = await desk.as(login)
        // The leader of the grid dispatches as well: every post of a person counts.
        if (visitor.session.posts.some((post) => who.includes(post.role))) continue
        tried += 1
        expectProblem(
          await visitor.send(request(route)),
          'not-permitted',
          `${label(route)} ${role}`,
        )
      }
    }
    expect(tried).toBeGreaterThan(100)
  })

  it('a page that does not repeat its token changes nothing: 403', async () => {
    const visitor = await desk.as('guanliyuan')
    for (const route of restricted().filter(({ method }) => method !== 'GET'))
      expectProblem(
        await visitor.send({ ...request(route), csrf: null }),
        'csrf-missing',
        label(route),
      )
  })

  it('a page of another site changes nothing, not even where anyone may: 403', async () => {
    const headers = { origin: 'https://elsewhere.example' }
    for (const route of routes.filter(({ method }) => method !== 'GET'))
      expectProblem(
        await desk.app.inject({ ...request(route), headers }),
        'csrf-missing',
        label(route),
      )
  })

  it('another county does not learn that the case exists: 404', async () => {
    const visitor = await desk.as('jinta')
    const cases = routes.filter(({ path }) => path.startsWith('/api/cases/{id}'))
    expect(cases.length).toBeGreaterThan(40)
    for (const route of cases) {
      const there = await visitor.send(request(route, { id: receipt.caseId }))
      expectProblem(there, 'not-found', label(route))
      const nowhere = await visitor.send(request(route))
      expect(there.json(), label(route)).toEqual(nowhere.json())
    }
  })

  it('who sees a case and holds no power over it changes nothing: 403', async () => {
    // The auditor sees everything. The state is one in which somebody could give the command.
    const visitor = await desk.as('shenji')
    const { caseId } = await desk.report({ regionCode: storyGrid, categoryCode: '0407' })
    const put = (state: string) =>
      desk.db.run(system, (sql) =>
        sql.query('update cases set state = $2 where id = $1', [caseId, state]),
      )
    for (const name of commandNames) {
      const route = routes.find(({ path }) => path === `/api/cases/{id}/${commands[name].noun}`)
      if (!route) continue
      await put(commands[name].from[0] ?? 'DRAFT')
      const answer = await visitor.send(request(route, { id: caseId }))
      expectProblem(answer, 'not-permitted', name)
    }
    await put('REGISTERED')
  })

  it('a wrong query code opens nothing of a case: 403, and soon not even a try: 429', async () => {
    const wrong = receipt.queryCode === '000000' ? '111111' : '000000'
    const own = routes.filter(({ who }) => who === 'reporter')
    expect(own.length).toBe(4)
    for (const route of own) {
      const { caseCode } = await desk.report({ regionCode: storyGrid })
      const answer = await desk.app.inject({
        ...request(route, { code: caseCode }),
        headers: { 'x-query-code': wrong },
      })
      expectProblem(answer, 'wrong-query-code', label(route))
    }
    const [route] = own
    if (!route) throw new Error('no route')
    const { caseCode } = await desk.report({ regionCode: storyGrid })
    const guess = () =>
      desk.app.inject({ ...request(route, { code: caseCode }), headers: { 'x-query-code': wrong } })
    let last = await guess()
    for (let tries = 0; tries < 30 && last.statusCode === 403; tries += 1) last = await guess()
    const body = expectProblem(last, 'too-many-requests')
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
    expect(body.retryAfterSeconds).toBeGreaterThan(0)
  })

  it("another's post is not one's own: 403", async () => {
    const other = (await desk.as('gongan-suzhou')).session.posts[0]?.id
    const visitor = await desk.as('fenpai-suzhou')
    const answer = await visitor.send({ url: `/api/cases?post=${other}&queue=ALL_OPEN` })
    expectProblem(answer, 'not-permitted')
  })
})

describe('versions and keys', () => {
  const newCase = () => desk.report({ regionCode: storyGrid, categoryCode: '0407' })
  const note = { note: '记一笔' }

  it('412 carries the case as it is now', async () => {
    const { caseId } = await newCase()
    await desk.give('fenpai-suzhou', caseId, 'comment', note)
    const answer = await desk.try('fenpai-suzhou', caseId, 'accept', {}, { version: 1 })
    const body = expectProblem(answer, 'stale-version')
    expect(body.current).toMatchObject({ version: 2, state: 'REGISTERED' })
  })

  it('of two at the same moment one is done and one is stale', async () => {
    const { caseId } = await newCase()
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => desk.try('fenpai-suzhou', caseId, 'accept', {}, { version: 1 })),
    )
    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([200, 412, 412, 412])
  })

  it('the same key gives the same answer and has one effect', async () => {
    const { caseId } = await newCase()
    const more = { version: 1, clientKey: randomUUID() }
    const first = await desk.try('fenpai-suzhou', caseId, 'comment', note, more)
    const again = await desk.try('fenpai-suzhou', caseId, 'comment', note, more)
    expect(again.statusCode).toBe(200)
    expect(again.json()).toEqual(first.json())
    const other = await desk.try('fenpai-suzhou', caseId, 'comment', { note: '别的' }, more)
    expectProblem(other, 'key-reused')
    const elsewhere = await newCase()
    expectProblem(
      await desk.try('fenpai-suzhou', elsewhere.caseId, 'comment', note, more),
      'key-reused',
    )
  })

  it('a key that was used where the actor does not see is refused, not an error', async () => {
    const { caseId } = await newCase()
    const more = { version: 1, clientKey: randomUUID() }
    await desk.try('fenpai-suzhou', caseId, 'comment', note, more)
    const other = await desk.report({ regionCode: '620902107203', categoryCode: '0407' })
    await desk.give('fenpai-suzhou', other.caseId, 'accept', {})
    await desk.give('fenpai-suzhou', other.caseId, 'bringIn', { units: ['620902-HUD'], task: '-' })
    const answer = await desk.try('zhujian-suzhou', other.caseId, 'comment', note, {
      ...more,
      version: 3,
    })
    expectProblem(answer, 'key-reused')
  })

  it('a report sent twice is one case, and its receipt the same', async () => {
    const clientKey = randomUUID()
    const send = (words: string) =>
      desk.app.inject({
        method: 'POST',
        url: '/api/portal/reports',
        payload: { clientKey, words, regionCode: storyGrid, categoryCode: '0407' },
      })
    const answers = await Promise.all([1, 2, 3].map(() => send('路灯不亮')))
    const [first, ...others] = answers.map((answer) => answer.json<Receipt>())
    for (const other of others) expect(other).toEqual(first)
    expectProblem(await send('路灯又亮了'), 'key-reused')
  })

  it('a key in capitals is the same key, and its entry verifies', async () => {
    const { caseId } = await newCase()
    const clientKey = randomUUID()
    const capitals = { version: 1, clientKey: clientKey.toUpperCase() }
    expect((await desk.try('fenpai-suzhou', caseId, 'comment', note, capitals)).statusCode).toBe(
      200,
    )
    expect(await verifyRecord(desk.db)).toMatchObject({ ok: true })
  })
})

describe('every refusal of the registry', () => {
  const post = (url: string, payload: unknown, headers = {}) =>
    desk.app.inject({ method: 'POST', url, payload: payload as object, headers })
  const json = { 'content-type': 'application/json' }

  it('unreadable: no JSON at all, and what no column can hold', async () => {
    expectProblem(await post('/api/portal/reports', '{"words":', json), 'unreadable')
    const words = `夜里${String.fromCharCode(0)}很吵`
    const answer = await post('/api/portal/reports', { clientKey: randomUUID(), words })
    expectProblem(answer, 'unreadable')
    const { caseId } = await desk.report({ regionCode: storyGrid, categoryCode: '0407' })
    for (const note of [words, '半个字\ud83d'])
      expectProblem(await desk.try('fenpai-suzhou', caseId, 'comment', { note }), 'unreadable')
  })

  it('invalid: all faults at once, each where it is', async () => {
    const body = expectProblem(
      await post('/api/portal/reports', { words: '', point: { lng: 999, datum: 'X' }, extra: 1 }),
      'invalid',
    )
    const pointers = body.errors?.map(({ pointer }) => pointer)
    for (const pointer of ['/clientKey', '/words', '/point/lng', '/point/lat', '/extra'])
      expect(pointers).toContain(pointer)
  })

  it('wrong-credentials', async () => {
    expectProblem(
      await post('/api/session', { login: 'duban', password: '-' }),
      'wrong-credentials',
    )
    expectProblem(await post('/api/session', { login: 'nix', password: '-' }), 'wrong-credentials')
  })

  it('wrong-state and guard-failed, with the reason in both languages', async () => {
    const { caseId } = await desk.report({ regionCode: storyGrid, categoryCode: '0407' })
    const state = expectProblem(
      await desk.try('fenpai-suzhou', caseId, 'resume', { reason: '-' }),
      'wrong-state',
    )
    expect(state.reason).toMatchObject({ zh: /./, en: /./ })
    await desk.give('fenpai-suzhou', caseId, 'accept', {})
    const guard = expectProblem(
      await desk.try('fenpai-suzhou', caseId, 'dispatch', { leadUnit: '620921-PSB' }),
      'guard-failed',
    )
    expect(guard).toMatchObject({ guard: 'unitWithinPower', reason: { zh: /./, en: /./ } })
  })

  it('guard-failed for what does not exist: unit, category, region', async () => {
    const { caseId } = await desk.report({ regionCode: storyGrid, categoryCode: '0407' })
    const by = 'fenpai-suzhou'
    expectProblem(await desk.try(by, caseId, 'accept', { categoryCode: '9999' }), 'guard-failed')
    expectProblem(
      await desk.try(by, caseId, 'relocate', { regionCode: '620902999' }),
      'guard-failed',
    )
    await desk.give(by, caseId, 'accept', {})
    const slip = { leadUnit: '620902-PSB', coUnits: ['620902-NIX'] }
    expectProblem(await desk.try(by, caseId, 'dispatch', slip), 'guard-failed')
    const task = { units: ['620902-NIX'], task: '-' }
    expectProblem(await desk.try(by, caseId, 'bringIn', task), 'guard-failed')
  })

  it('not-found: no such page of the API', async () => {
    expectProblem(await desk.app.inject({ url: '/api/nothing' }), 'not-found')
    expectProblem(await desk.app.inject({ url: '/api/portal/cases/123' }), 'not-found')
  })

  it('too-large', async () => {
    const words = 'x'.repeat(1_100_000)
    expectProblem(
      await post('/api/portal/reports', { clientKey: randomUUID(), words }),
      'too-large',
    )
  })

  it('wrong-file-type: what it is counts, not what it is called', async () => {
    const body = [
      '--b',
      'content-disposition: form-data; name="file"; filename="photo.jpg"',
      'content-type: image/jpeg',
      '',
      '#!/bin/sh\necho I am no photo',
      '--b--',
      '',
    ].join('\r\n')
    const answer = await post('/api/portal/attachments', body, {
      'content-type': 'multipart/form-data; boundary=b',
    })
    expectProblem(answer, 'wrong-file-type')
  })

  it('calendar-not-covered: loudly, naming the year', async () => {
    const before = desk.clock.now()
    desk.clock.set(new Date('2028-12-29T09:30:00Z'))
    const about = { words: '元旦前夜很吵', regionCode: storyGrid, categoryCode: '0407' }
    const answer = await post('/api/portal/reports', { clientKey: randomUUID(), ...about })
    desk.clock.set(before)
    expect(expectProblem(answer, 'calendar-not-covered').detail).toContain('2029')
  })

  async function withApp(ctx: Desk['ctx'], work: (app: App) => Promise<void>): Promise<void> {
    const notAsked = () => {
      throw new Error('not asked here')
    }
    const app = await createApp(ctx, notAsked, { pages: '/nowhere' })
    await app.ready()
    await work(app)
    await app.close()
  }

  it('unavailable while the database is away, with a time to come back', async () => {
    const away = openDatabase('postgres://nobody@127.0.0.1:1/nothing')
    await withApp({ ...desk.ctx, db: away }, async (app) => {
      const url = `/api/portal/cases/${receipt.caseCode}`
      const answer = await app.inject({ url })
      expectProblem(answer, 'unavailable')
      expect(answer.headers['retry-after']).toBe('1')
    })
    await away.end()
  })

  it('internal: a number to ask about, and no word of what broke', async () => {
    const town = () => {
      throw new Error('the secret of the house')
    }
    await withApp({ ...desk.ctx, town }, async (app) => {
      const answer = await app.inject({ url: '/api/town/regions' })
      const body = expectProblem(answer, 'internal')
      expect(body.requestId).toMatch(/./)
      expect(answer.body).not.toContain('secret')
    })
  })

  it('device-lost: a phone that was reported lost opens nothing', async () => {
    const payload = { login: 'wanggeyuan', password: demoPassword, device: true }
    const phone = visitorOf(desk.app, await post('/api/session', payload))
    const [device] = (await phone.send({ url: '/api/field/devices' })).json<{ id: string }[]>()
    await phone.send({ method: 'DELETE', url: `/api/field/devices/${device?.id}` })
    expectProblem(await phone.send({ url: '/api/worklists' }), 'device-lost')
  })

  it('leaves none untested', () => {
    expect([...raised].toSorted()).toEqual(Object.keys(problems).toSorted())
  })
})
