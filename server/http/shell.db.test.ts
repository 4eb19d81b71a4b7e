import type { LightMyRequestResponse } from 'fastify'
import pino from 'pino'
import Type from 'typebox'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { openTestDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { makeCase } from '#test/made-case.ts'
import { type App, reporterOf, staffOf } from './app.ts'
import { readiness } from './health.ts'
import { limits } from './limits.ts'
import { signInAs } from './shell.test-kit.ts'
import { createShell } from './shell.ts'

let base: TestDatabase
let app: App

async function shellWithRoutes(): Promise<App> {
  const shell = await createShell(base.ctx, { pages: '/nowhere' })
  const Words = Type.Object({ words: Type.String({ minLength: 1 }) })
  shell.post(
    '/api/portal/cases/:code/tries',
    { schema: { summary: 'try' }, config: { who: 'reporter' } },
    (request) => ({ caseId: reporterOf(request).caseId }),
  )
  shell.post(
    '/api/administrators',
    { schema: { summary: 'try', body: Words }, config: { who: ['ADMINISTRATOR'] } },
    (request) => ({ name: staffOf(request).name }),
  )
  shell.post(
    '/api/portal/tries',
    {
      schema: { body: Words },
      config: { who: 'public', rateLimit: limits(base.ctx.config).intake },
    },
    (request) => ({ signedIn: request.actor !== null }),
  )
  return shell
}

beforeAll(async () => {
  base = await openTestDatabase()
  base.ctx.config.rateLimits = false
  app = await shellWithRoutes()
})
afterAll(async () => {
  await app.close()
  await base.drop()
})
beforeEach(() => base.clock.set(testNow))

const typeOf = (answer: LightMyRequestResponse) => answer.json<{ type?: string }>().type

test('who may not call is told so before the body is looked at', async () => {
  const post = { method: 'POST' as const, url: '/api/administrators' }
  expect(typeOf(await app.inject({ ...post, payload: {} }))).toBe('not-signed-in')
  const clerk = await signInAs(app, 'gongan-suzhou')
  expect(typeOf(await clerk.send({ ...post, payload: {} }))).toBe('not-permitted')
  const administrator = await signInAs(app, 'guanliyuan')
  expect(typeOf(await administrator.send({ ...post, payload: {} }))).toBe('invalid')
  expect(typeOf(await administrator.send({ ...post, payload: { words: '好' }, csrf: null }))).toBe(
    'csrf-missing',
  )
  const done = await administrator.send({ ...post, payload: { words: '好' } })
  expect(done.json()).toEqual({ name: administrator.session.person.name })
})

test('a colleague in the portal is a visitor as everyone is', async () => {
  const clerk = await signInAs(app, 'gongan-suzhou')
  const answer = await clerk.send({
    method: 'POST',
    url: '/api/portal/tries',
    payload: { words: '好' },
    csrf: null,
  })
  expect(answer.json()).toEqual({ signedIn: false })
})

test('the query code opens one case, however its code is typed; guessing waits', async () => {
  const made = await makeCase(base.db, { regionCode: storyGrid, at: testNow })
  const right = base.ctx.seal.queryCode(made.id)
  const wrong = right === '000000' ? '000001' : '000000'
  const attempt = (queryCode: unknown, code = made.caseCode) =>
    app.inject({ method: 'POST', url: `/api/portal/cases/${code}/tries`, payload: { queryCode } })
  expect((await attempt(right)).json()).toEqual({ caseId: made.id })
  expect((await attempt(right, made.caseCode.replaceAll('-', ''))).statusCode).toBe(200)
  expect(typeOf(await attempt(wrong))).toBe('wrong-query-code')
  expect((await attempt(right)).statusCode).toBe(200)
  expect(typeOf(await attempt(undefined))).toBe('wrong-query-code')
  expect(typeOf(await attempt(123456))).toBe('wrong-query-code')
  expect(typeOf(await attempt(right, '1234-5678-9012'))).toBe('not-found')
  for (let guess = 1; guess <= 5; guess++)
    expect(typeOf(await attempt(wrong))).toBe('wrong-query-code')
  expect(typeOf(await attempt(right))).toBe('too-many-requests')
  base.clock.advance(5_001)
  expect((await attempt(right)).statusCode).toBe(200)
})

test('beyond its limit a route answers when to come again, the bench’s own machine apart', async () => {
  base.ctx.config.rateLimits = true
  const limited = await shellWithRoutes()
  const from = (remoteAddress: string) =>
    limited.inject({
      method: 'POST',
      url: '/api/portal/tries',
      payload: { words: '好' },
      remoteAddress,
    })
  const statuses = new Map<string, number[]>()
  for (const address of ['127.0.0.1', '10.1.2.3']) {
    const seen: number[] = []
    for (let n = 0; n < 61; n++) seen.push((await from(address)).statusCode)
    statuses.set(address, seen)
  }
  const last = await from('10.1.2.3')
  base.ctx.config.rateLimits = false
  await limited.close()
  expect(statuses.get('127.0.0.1')?.every((status) => status === 200)).toBe(true)
  expect(statuses.get('10.1.2.3')?.at(59)).toBe(200)
  expect(statuses.get('10.1.2.3')?.at(60)).toBe(429)
  expect(typeOf(last)).toBe('too-many-requests')
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
})

test('healthy once ready, not before', async () => {
  readiness.ready = false
  expect((await app.inject('/healthz')).statusCode).toBe(503)
  readiness.ready = true
  const answer = await app.inject('/healthz')
  readiness.ready = false
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({ ready: true, database: true, version: expect.any(String) })
})

test('while the database is away, requests and health say so and nothing breaks', async () => {
  const db = openDatabase('postgres://nobody@127.0.0.1:1/none')
  const lone = await createShell({ ...base.ctx, db, log: pino({ level: 'silent' }) })
  readiness.ready = true
  const health = await lone.inject('/healthz')
  readiness.ready = false
  const answer = await lone.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login: 'duban', password: 'x' },
  })
  await lone.close()
  await db.end()
  expect([health.statusCode, health.json()]).toEqual([
    503,
    expect.objectContaining({ ready: false, database: false }),
  ])
  expect([answer.statusCode, typeOf(answer)]).toEqual([503, 'unavailable'])
  expect(answer.headers['retry-after']).toBe('1')
})

test('behind our proxy a client is who the proxy says, not who it says itself', async () => {
  base.ctx.config.trustProxy = true
  const behind = await createShell(base.ctx)
  base.ctx.config.trustProxy = false
  behind.get('/address', (request) => ({ ip: request.ip }))
  const headers = { 'x-forwarded-for': '127.0.0.1, 203.0.113.9' }
  const answer = await behind.inject({ url: '/address', headers })
  await behind.close()
  expect(answer.json()).toEqual({ ip: '203.0.113.9' })
})

test('metrics are for this machine, or for whoever holds the token', async () => {
  // The figures are the process's, read by the shell made last.
  const shell = await createShell(base.ctx)
  const ask = (remoteAddress: string, headers: Record<string, string> = {}) =>
    shell.inject({ url: '/metrics', remoteAddress, headers })
  const here = await ask('127.0.0.1')
  for (const name of [
    'gezhong_http_request_seconds_bucket',
    'gezhong_database_connections',
    'gezhong_jobs_due 0',
    'nodejs_eventloop_lag_seconds',
  ])
    expect(here.body).toContain(name)
  expect((await ask('10.1.2.3')).statusCode).toBe(404)
  expect((await ask('127.0.0.1', { 'x-forwarded-for': '1.2.3.4' })).statusCode).toBe(404)
  base.ctx.config.metricsToken = 'a-token-of-the-test'
  expect((await ask('10.1.2.3', { authorization: 'Bearer another' })).statusCode).toBe(404)
  const scraper = await ask('10.1.2.3', { authorization: 'Bearer a-token-of-the-test' })
  base.ctx.config.metricsToken = undefined
  await shell.close()
  expect(scraper.statusCode).toBe(200)
})

test('the contract is served as OpenAPI 3.1, with who may call and how it is refused', async () => {
  const document = (await app.inject('/api/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  const { post } = document.paths['/api/administrators']
  expect(post['x-who']).toEqual(['ADMINISTRATOR'])
  expect(post.security).toEqual([{ session: [] }])
  expect(post.responses.default.content).toHaveProperty(['application/problem+json'])
  expect(document.paths['/api/session'].post.security).toBeUndefined()
  expect(Object.keys(document.paths).filter((path) => !path.startsWith('/api/'))).toEqual([])
  expect((await app.inject('/api/docs/')).statusCode).toBe(200)
  const script = await app.inject('/api/docs/static/swagger-ui-bundle.js')
  expect(script.statusCode).toBe(200)
})

test('every answer carries the headers that keep a page in its place', async () => {
  const { headers } = await app.inject({
    url: '/api/session',
    headers: { 'x-request-id': 'trace-0001' },
  })
  expect(headers['content-security-policy']).toContain("script-src 'self';")
  expect(headers['content-security-policy']).toContain("worker-src 'self' blob:")
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
    'x-request-id': 'trace-0001',
  })
  expect(headers['strict-transport-security']).toBeUndefined()
})

test('text that is no JSON is not read as a body', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: '{"login":"duban","password":"x"}',
    headers: { 'content-type': 'text/plain' },
  })
  expect([answer.statusCode, typeOf(answer)]).toEqual([400, 'unreadable'])
})

test('a route that does not say whom it is for keeps the program from starting', async () => {
  const shell = await createShell(base.ctx)
  expect(() => shell.get('/api/forgotten', () => 'secret')).toThrow('does not say who')
  await shell.close()
})
