import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { App } from '#server/http/app.ts'
import { signInAs, visitorOf } from '#server/http/shell.test-kit.ts'
import { createShell } from '#server/http/shell.ts'
import { system } from '#server/platform/db.ts'
import { setPassword } from '#server/town/people-commands.ts'
import { demoAccounts, demoPassword } from '#server/town/seed/demo-accounts.ts'
import { openTestDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { beginAttempt } from './attempts.ts'
import { sweepIdentity } from './commands.ts'

const hour = 3_600_000
let base: TestDatabase
let app: App

/** A shell of its own has an empty session cache: what another process would see. */
const otherProcess = () => createShell(base.ctx)

beforeAll(async () => {
  base = await openTestDatabase()
  base.ctx.config.rateLimits = false
  app = await createShell(base.ctx)
})
afterAll(async () => {
  await app.close()
  await base.drop()
})
beforeEach(() => base.clock.set(testNow))

const typeOf = (answer: LightMyRequestResponse) => answer.json<{ type?: string }>().type
const trySignIn = (login: string, password: string, on: App = app) =>
  on.inject({ method: 'POST', url: '/api/session', payload: { login, password } })

function rows<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
  return base.db.run(system, (sql) => sql.query<T & Record<string, unknown>>(text, values))
}

test('signing in answers who one is and sets a cookie no script can read', async () => {
  const answer = await trySignIn(' Duban ', demoPassword)
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({
    demo: true,
    posts: [{ role: 'SUPERVISOR', level: 'COUNTY' }],
  })
  const [cookie] = answer.cookies
  expect(cookie).toMatchObject({ name: 'gezhong', httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(cookie?.value).toMatch(/^[\w-]{43}$/)
  const stored = await rows<{ n: number }>('select 1 from sessions where token_hash = $1', [
    Buffer.from(cookie?.value ?? ''),
  ])
  expect(stored).toEqual([])
  const again = await app.inject({ url: '/api/session', cookies: { gezhong: cookie?.value ?? '' } })
  expect(again.json()).toEqual(answer.json())
})

test('wrong passwords and unknown logins are told apart by nothing', async () => {
  const wrong = await trySignIn('shenji', 'not-the-password')
  const unknown = await trySignIn('nobody-here', 'not-the-password')
  expect([wrong.statusCode, typeOf(wrong)]).toEqual([401, 'wrong-credentials'])
  expect(unknown.json()).toEqual(wrong.json())
})

test('without a session, with a made-up one, or after signing out nobody is signed in', async () => {
  expect(typeOf(await app.inject('/api/session'))).toBe('not-signed-in')
  const made = await app.inject({ url: '/api/session', cookies: { gezhong: 'A'.repeat(43) } })
  expect(typeOf(made)).toBe('not-signed-in')
  const visitor = await signInAs(app, 'lingdao')
  expect((await visitor.send({ method: 'DELETE', url: '/api/session' })).statusCode).toBe(204)
  expect(typeOf(await visitor.send({ url: '/api/session' }))).toBe('not-signed-in')
})

test('a change without the token of the session is refused', async () => {
  const visitor = await signInAs(app, 'tiaojie')
  const leave = (csrf: string | null, headers: Record<string, string> = {}) =>
    visitor.send({ method: 'DELETE', url: '/api/session', csrf, headers })
  expect(typeOf(await leave(null))).toBe('csrf-missing')
  expect(typeOf(await leave('another'))).toBe('csrf-missing')
  const { csrf } = visitor.session
  expect(typeOf(await leave(csrf, { 'sec-fetch-site': 'cross-site' }))).toBe('csrf-missing')
  expect(typeOf(await leave(csrf, { origin: 'https://evil.example' }))).toBe('csrf-missing')
  expect((await leave(csrf, { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(204)
})

test('a page of another site cannot sign anyone in', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login: 'duban', password: demoPassword },
    headers: { origin: 'https://evil.example' },
  })
  expect(typeOf(answer)).toBe('csrf-missing')
})

test('left alone for twelve hours, or seven days old however busy, a session is over', async () => {
  const visitor = await signInAs(app, 'chuangkou')
  const ask = async () => {
    const fresh = await otherProcess()
    const answer = await fresh.inject({ url: '/api/session', headers: { cookie: visitor.cookie } })
    await fresh.close()
    return answer.statusCode
  }
  for (let day = 0; day < 13; day++) {
    base.clock.advance(11 * hour)
    expect(await ask()).toBe(200)
  }
  base.clock.advance(12.1 * hour)
  expect(await ask()).toBe(401)

  const busy = await signInAs(app, 'chuangkou')
  for (let passed = 0; passed < 7 * 24 - 8; passed += 8) {
    base.clock.advance(8 * hour)
    const fresh = await otherProcess()
    const answer = await fresh.inject({ url: '/api/session', headers: { cookie: busy.cookie } })
    await fresh.close()
    expect(answer.statusCode).toBe(200)
  }
  base.clock.advance(8 * hour)
  const last = await otherProcess()
  const after = await last.inject({ url: '/api/session', headers: { cookie: busy.cookie } })
  await last.close()
  expect(after.statusCode).toBe(401)
})

test('a new password ends every session but the one that is given with it', async () => {
  const here = await signInAs(app, 'huawu')
  const elsewhere = await signInAs(app, 'huawu')
  const change = (current: string, next: string) =>
    here.send({ method: 'PUT', url: '/api/session/password', payload: { current, next } })
  expect(typeOf(await change('wrong', 'a long new sentence'))).toBe('wrong-credentials')
  const short = await change(demoPassword, 'short')
  expect(short.json()).toMatchObject({ type: 'invalid', errors: [{ pointer: '/next' }] })
  expect((await change(demoPassword, 'hotline huawu 12345')).statusCode).toBe(422)
  const changed = await change(demoPassword, 'a long new sentence')
  expect(changed.statusCode).toBe(200)
  expect(typeOf(await here.send({ url: '/api/session' }))).toBe('not-signed-in')
  expect(typeOf(await elsewhere.send({ url: '/api/session' }))).toBe('not-signed-in')
  expect((await visitorOf(app, changed).send({ url: '/api/session' })).statusCode).toBe(200)
  expect(typeOf(await trySignIn('huawu', demoPassword))).toBe('wrong-credentials')
  expect((await trySignIn('huawu', 'a long new sentence')).statusCode).toBe(200)
})

test('the pause after failures grows, holds in every process, and a success forgets it', async () => {
  const other = await otherProcess()
  for (let failure = 1; failure <= 5; failure++)
    expect(typeOf(await trySignIn('jingwu', 'guess', failure % 2 ? app : other))).toBe(
      'wrong-credentials',
    )
  for (const process of [app, other]) {
    const paused = await trySignIn('jingwu', demoPassword, process)
    expect([paused.statusCode, typeOf(paused)]).toEqual([429, 'too-many-requests'])
    expect(paused.headers['retry-after']).toBe('5')
  }
  await other.close()
  base.clock.advance(5_001)
  expect(typeOf(await trySignIn('jingwu', 'guess'))).toBe('wrong-credentials')
  base.clock.advance(5_001)
  expect(typeOf(await trySignIn('jingwu', demoPassword))).toBe('too-many-requests')
  base.clock.advance(5_000)
  expect((await trySignIn('jingwu', demoPassword)).statusCode).toBe(200)
  expect(typeOf(await trySignIn('jingwu', 'guess'))).toBe('wrong-credentials')
  expect((await trySignIn('jingwu', demoPassword)).statusCode).toBe(200)
})

test('two windows signing in at the same moment are both let in, whatever their clocks say', async () => {
  const key = base.ctx.seal.key('two windows')
  const begin = (at: Date) => base.db.run(system, (sql) => beginAttempt(sql, key, at))
  await begin(testNow)
  await begin(new Date(testNow.getTime() - 5))
})

test('many guesses at once get no further than one after the other', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) => trySignIn('jingzhang', `guess ${n}`)),
  )
  const checked = answers.filter((answer) => answer.statusCode === 401)
  expect(checked.length).toBe(5)
})

test('an unknown login is paused as a known one is', async () => {
  for (let failure = 1; failure <= 5; failure++) await trySignIn('ghost', 'guess')
  expect(typeOf(await trySignIn('ghost', 'guess'))).toBe('too-many-requests')
})

test('sign-ins, refused ones too, are in the audit log without the login as typed', async () => {
  base.clock.advance(60 * 24 * hour)
  await trySignIn('my-password-by-mistake', 'guess')
  await signInAs(app, 'faguan')
  const log = await rows<{ action: string; person_id: string | null; data: object }>(
    'select action, person_id, data from audit_log where at = $1',
    [base.clock.now()],
  )
  expect(log.map((row) => row.action).sort()).toEqual(['session.begun', 'session.refused'])
  expect(JSON.stringify(log)).not.toContain('my-password-by-mistake')
  expect(log.find((row) => row.action === 'session.begun')?.person_id).toBeTruthy()
  expect(log[0]?.data).toMatchObject({ address: '127.0.0.1' })
})

test('a post that ends is gone with the next request once it is said', async () => {
  const visitor = await signInAs(app, 'duban-jiuquan')
  const { id } = visitor.session.person
  await rows('update posts set valid_to = $2 where person_id = $1', [id, base.clock.now()])
  app.sessions.forget(id)
  const answer = await visitor.send({ url: '/api/session' })
  expect(answer.json()).toMatchObject({ posts: [] })
  expect(typeOf(await visitor.send({ url: '/api/events' }))).toBe('not-permitted')
})

test('who is no longer active is signed out', async () => {
  const visitor = await signInAs(app, 'lingdao-jiuquan')
  await rows('update people set active = false where id = $1', [visitor.session.person.id])
  app.sessions.forget(visitor.session.person.id)
  expect(typeOf(await visitor.send({ url: '/api/session' }))).toBe('not-signed-in')
  expect(typeOf(await trySignIn('lingdao-jiuquan', demoPassword))).toBe('wrong-credentials')
})

test('the demo accounts are shown in demo mode alone', async () => {
  const shown = await app.inject('/api/demo')
  expect(shown.json()).toHaveLength(
    demoAccounts.filter((a) => a.login !== 'lingdao-jiuquan').length,
  )
  base.ctx.config.demo = false
  const hidden = await app.inject('/api/demo')
  base.ctx.config.demo = true
  expect(typeOf(hidden)).toBe('not-found')
})

test('the sweep takes what is over and leaves what lives', async () => {
  const old = await signInAs(app, 'chengguan-suzhou')
  await trySignIn('long-ago', 'guess')
  base.clock.advance(3 * 24 * hour)
  const fresh = await signInAs(app, 'chengguan-suzhou')
  await trySignIn('just-now', 'guess')
  await sweepIdentity(base.ctx)
  const left = await rows('select 1 from sessions where person_id = $1', [old.session.person.id])
  expect(left).toHaveLength(1)
  expect(await rows('select 1 from attempts where last_at < $1', [testNow])).toEqual([])
  expect(await rows('select 1 from attempts where last_at = $1', [base.clock.now()])).toHaveLength(
    1,
  )
  expect((await fresh.send({ url: '/api/session' })).statusCode).toBe(200)
})

test('beyond ten sign-ins a minute from one place the limit speaks first', async () => {
  base.ctx.config.rateLimits = true
  const limited = await otherProcess()
  const statuses: number[] = []
  for (let n = 0; n < 11; n++)
    statuses.push((await trySignIn('zhujian-suzhou', demoPassword, limited)).statusCode)
  base.ctx.config.rateLimits = false
  await limited.close()
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 200))
  expect(statuses[10]).toBe(429)
})

test('a password set by an administrator opens nothing but its own change', async () => {
  const [administrator, person] = await Promise.all([
    rows<{ id: string }>("select id from people where login = 'guanliyuan'"),
    rows<{ id: string }>("select id from people where login = 'duban-jiuquan'"),
  ])
  const post = { id: '', role: 'ADMINISTRATOR' as const, unitCode: 'C-6209', regionCode: '6209' }
  const officer = { personId: administrator[0]?.id ?? '', posts: [post] }
  const given = 'set-by-somebody-else'
  await setPassword(base.ctx, officer, { personId: person[0]?.id ?? '', password: given })

  const visitor = visitorOf(app, await trySignIn('duban-jiuquan', given))
  expect((await visitor.send({ url: '/api/session' })).json()).toMatchObject({
    mustChangePassword: true,
  })
  const refused = await visitor.send({ url: '/api/events' })
  expect([refused.statusCode, refused.json()]).toMatchObject([
    403,
    { type: 'not-permitted', detail: '密码由管理员设置，请先修改密码' },
  ])

  const changed = await visitor.send({
    method: 'PUT',
    url: '/api/session/password',
    payload: { current: given, next: 'known-to-nobody-else' },
  })
  expect(changed.json()).toMatchObject({ mustChangePassword: false })
  const again = await visitorOf(app, changed).send({ url: '/api/session' })
  expect(again.json()).toMatchObject({ mustChangePassword: false })
})
