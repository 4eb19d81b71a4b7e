import { createECDH, type ECDH, randomBytes, randomUUID } from 'node:crypto'
import { Logger, runOnce } from 'graphile-worker'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { sequence } from '#server/cases/sequencer.ts'
import { visitorOf } from '#server/http/shell.test-kit.ts'
import { system } from '#server/platform/db.ts'
import { type Delivery, delivered } from '#server/platform/delivery.ts'
import { demoPassword, farGrid, storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from '#test/desk.ts'
import { openPush } from './browser.test-kit.ts'
import { curve } from './encrypt.ts'
import { vapidKeys } from './keys.ts'
import { pushTasks, ringJobs } from './ring.ts'
import type { Pushed } from './sender.ts'

const centre = 'fenpai-yumen'
const dispatcher = 'wanggezhang-huahai'
const worker = 'wanggeyuan-huahai'
const elsewhere = 'wanggeyuan'
const second = 'wanggeyuan2'
const gridUnit = `G-${farGrid}`
const [atNoon, atNight] = ['2026-05-07T11:00:00+08:00', '2026-05-07T23:00:00+08:00']

let desk: Desk
const sent: Pushed[] = []
let answer: Delivery | 'GONE' = delivered
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.drop())
beforeEach(async () => {
  answer = delivered
  desk.clock.set(new Date(atNoon))
  await settled()
  sent.length = 0
  await desk.db.run(system, async (sql) => {
    await sql.query('delete from push_subscriptions')
    await sql.query('delete from duty_hours')
  })
})

const sender = async (message: Pushed) => {
  sent.push(message)
  return answer
}

/** Orders what was committed and works on the jobs it calls for, as the worker would. */
async function settled(): Promise<Pushed[]> {
  while ((await sequence(desk.db, ringJobs, desk.clock.now())) > 0);
  const tasks = Object.entries(pushTasks(sender)).map(
    ([name, task]) => [name, (payload: unknown) => task(desk.ctx, payload as never)] as const,
  )
  await runOnce({
    pgPool: desk.db.pool,
    taskList: Object.fromEntries(tasks),
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
  })
  return sent
}

async function phoneOf(login: string, endpoint = `https://push.example.com/${randomUUID()}`) {
  const signedIn = await desk.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login, password: demoPassword, device: true },
  })
  expect(signedIn.statusCode, signedIn.body).toBe(200)
  const visitor = visitorOf(desk.app, signedIn)
  const browser = createECDH(curve)
  browser.generateKeys()
  const auth = randomBytes(16)
  const payload = subscription(endpoint, browser, auth)
  const asked = await visitor.send({ method: 'PUT', url: '/api/field/push', payload })
  expect(asked.statusCode, asked.body).toBe(204)
  const read = ({ body }: Pushed) => JSON.parse(openPush(body, browser, auth).toString())
  return { visitor, endpoint, read }
}
const subscription = (endpoint: string, browser: ECDH, auth: Buffer) => ({
  endpoint,
  keys: { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') },
  language: 'zh',
})

async function dispatched(more: object = {}): Promise<string> {
  const { caseId } = await desk.report({ regionCode: farGrid, categoryCode: '0408', ...more })
  await desk.give(centre, caseId, 'accept', {})
  await desk.give(centre, caseId, 'delegate', { regionCode: farGrid.slice(0, 9) })
  await desk.give(centre, caseId, 'delegate', { regionCode: farGrid.slice(0, 12) })
  await desk.give(dispatcher, caseId, 'dispatch', { leadUnit: gridUnit })
  return caseId
}
const codeOf = async (caseId: string) => (await desk.view(dispatcher, caseId)).caseCode
const subscriptions = async () =>
  (await desk.db.run(system, (sql) => sql.query('select id from push_subscriptions'))).length

describe('a new task', () => {
  it('rings the phones of its unit on duty, once, with its code and the place and no other word', async () => {
    const phone = await phoneOf(worker)
    const caseId = await dispatched()
    const rung = (await settled()).filter(({ endpoint }) => endpoint === phone.endpoint)
    expect(rung).toMatchObject([
      { urgency: 'normal', topic: caseId.replaceAll('-', ''), ttlSeconds: 3600 },
    ])
    const [code, place] = [await codeOf(caseId), desk.ctx.town().regionName(farGrid)]
    expect(rung.map(phone.read)).toEqual([
      { caseId, caseCode: code, kind: 'TASK', urgent: false, language: 'zh', place },
    ])
    expect(rung[0]?.authorization).toContain(`k=${(await vapidKeys(desk.ctx)).publicKey}`)
    await settled()
    expect(sent.filter(({ topic }) => topic === caseId.replaceAll('-', ''))).toHaveLength(1)
  })

  it('of a confidential matter does not name the place', async () => {
    const phone = await phoneOf(worker)
    await dispatched({ confidential: true })
    const [rung] = await settled()
    expect(rung && phone.read(rung)).not.toHaveProperty('place')
  })

  it('does not ring at night, and the urgent one does', async () => {
    await phoneOf(worker)
    desk.clock.set(new Date(atNight))
    await dispatched()
    expect(await settled()).toEqual([])
    const urgent = await dispatched({ urgent: true })
    expect(await settled()).toMatchObject([
      { urgency: 'high', topic: urgent.replaceAll('-', ''), ttlSeconds: 4 * 3600 },
    ])
  })

  it('does not ring who did it, nor another unit, nor for an order that was taken back', async () => {
    for (const login of [dispatcher, elsewhere]) await phoneOf(login)
    await dispatched()
    expect(await settled()).toEqual([])
    const caseId = await dispatched()
    await desk.give(dispatcher, caseId, 'recall', { reason: '派错' })
    await phoneOf(worker)
    expect(await settled()).toEqual([])
  })

  it('handed to a colleague rings the colleague alone, and so does an urgent reminder of it', async () => {
    const [one, two] = [await phoneOf(elsewhere), await phoneOf(second)]
    const { caseId } = await desk.report({
      regionCode: storyGrid,
      categoryCode: '0408',
      urgent: true,
    })
    await desk.give('fenpai-suzhou', caseId, 'accept', {})
    for (const length of [9, 12])
      await desk.give('fenpai-suzhou', caseId, 'delegate', {
        regionCode: storyGrid.slice(0, length),
      })
    await desk.give('wanggezhang', caseId, 'dispatch', { leadUnit: `G-${storyGrid}` })
    const rung = async () => {
      sent.length = 0
      return (await settled()).map(({ endpoint }) => endpoint).sort()
    }
    expect(await rung()).toEqual([one.endpoint, two.endpoint].sort())
    const { id: colleagueId } = (await desk.as(elsewhere)).session.person
    await desk.give(second, caseId, 'assign', { colleagueId })
    expect(await rung()).toEqual([one.endpoint])
    await desk.give('duban', caseId, 'remind', {})
    expect(await rung()).toEqual([one.endpoint])
  })

  it('rings nobody long after: the phone has synced by then', async () => {
    await phoneOf(worker)
    await dispatched({ urgent: true })
    desk.clock.advance(5 * 3_600_000)
    expect(await settled()).toEqual([])
  })
})

describe('my hours', () => {
  it('switched off at noon nothing ordinary rings; on at night it does', async () => {
    const { visitor } = await phoneOf(worker)
    const set = async (override: object) => {
      const put = await visitor.send({ method: 'PUT', url: '/api/hours', payload: { override } })
      expect(put.statusCode, put.body).toBe(200)
    }
    await set({ duty: 'OFF', until: '2026-05-07T13:00:00+08:00' })
    await dispatched()
    expect(await settled()).toEqual([])
    desk.clock.set(new Date(atNight))
    await set({ duty: 'ON', until: '2026-05-08T01:00:00+08:00' })
    await dispatched()
    expect(await settled()).toHaveLength(1)
  })
})

describe('a subscription', () => {
  it('goes when the browser took it back', async () => {
    await phoneOf(worker)
    answer = 'GONE'
    await dispatched()
    await settled()
    expect(await subscriptions()).toBe(0)
  })

  it('stays when the push service is away, to be tried again', async () => {
    await phoneOf(worker)
    answer = { ok: false, failure: 'REFUSED 503', final: false }
    await dispatched()
    expect(await settled()).toHaveLength(1)
    answer = delivered
    await vi.waitFor(async () => {
      await desk.db.run(system, (sql) =>
        sql.query('update graphile_worker._private_jobs set run_at = now() where attempts > 0'),
      )
      expect(await settled()).toHaveLength(2)
    })
    expect(await settled()).toHaveLength(2)
  })

  it('ends with the session, and with a lost phone at once', async () => {
    const { visitor } = await phoneOf(worker)
    await visitor.send({ method: 'DELETE', url: '/api/session' })
    expect(await subscriptions()).toBe(0)
    const { visitor: lost } = await phoneOf(worker)
    const [row] = await desk.db.run(system, (sql) =>
      sql.query<{ id: string }>('select session_id as id from push_subscriptions'),
    )
    await lost.send({ method: 'DELETE', url: `/api/field/devices/${row?.id}` })
    expect(await subscriptions()).toBe(0)
    await dispatched()
    expect(await settled()).toEqual([])
  })

  it('is one for a browser: whoever has the phone now is rung', async () => {
    const { endpoint } = await phoneOf(dispatcher)
    await phoneOf(worker, endpoint)
    expect(await subscriptions()).toBe(1)
    await dispatched()
    expect(await settled()).toMatchObject([{ endpoint }])
  })

  it('is switched off by the phone', async () => {
    const { visitor } = await phoneOf(worker)
    await visitor.send({ method: 'DELETE', url: '/api/field/push' })
    expect(await subscriptions()).toBe(0)
  })

  it.each(['https://localhost/x', 'https://192.168.1.1/x', 'http://push.example.com/x'])(
    'at %s is refused: we knock at no door inside',
    async (endpoint) => {
      const visitor = await desk.as(worker)
      const browser = createECDH(curve)
      browser.generateKeys()
      const put = await visitor.send({
        method: 'PUT',
        url: '/api/field/push',
        payload: subscription(endpoint, browser, randomBytes(16)),
      })
      expect(put.statusCode).toBe(422)
      expect(put.json()).toMatchObject({ errors: [{ pointer: '/endpoint' }] })
    },
  )

  it('is kept so that a copy of the database rings nobody', async () => {
    await phoneOf(worker, 'https://push.example.com/secret-place')
    const [row] = await desk.db.run(system, (sql) =>
      sql.query<{ kept: string }>(
        'select encode(endpoint_sealed, $1) as kept from push_subscriptions',
        ['escape'],
      ),
    )
    expect(row?.kept).not.toContain('secret-place')
  })
})

it('the key is made once, and is not told where nobody is rung', async () => {
  const visitor = await desk.as(worker)
  const key = async () =>
    (await visitor.send({ url: '/api/field/push-key' })).json<{ key?: string }>()
  const { key: first } = await key()
  expect(Buffer.from(first ?? '', 'base64url')).toHaveLength(65)
  expect(await key()).toEqual({ key: first })
  desk.ctx.config.push = false
  expect(await key()).toEqual({})
  await phoneOf(worker)
  await dispatched({ urgent: true })
  expect(await settled()).toEqual([])
  desk.ctx.config.push = true
})
