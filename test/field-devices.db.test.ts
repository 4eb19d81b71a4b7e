import { afterAll, beforeAll, expect, it } from 'vitest'
import { visitorOf } from '#server/http/shell.test-kit.ts'
import { system } from '#server/platform/db.ts'
import { demoPassword } from '#server/town/seed/demo-accounts.ts'
import { testNow } from './database.ts'
import { type Desk, openDesk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.drop())

const hour = 3_600_000

async function signIn(device: boolean) {
  const answer = await desk.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login: 'wanggeyuan', password: demoPassword, device },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return { visitor: visitorOf(desk.app, answer), cookie: answer.cookies[0] }
}
const statusOf = async (visitor: Awaited<ReturnType<typeof signIn>>['visitor']) => {
  const answer = await visitor.send({ url: '/api/session' })
  return answer.statusCode === 200 ? 'signed in' : answer.json<{ type: string }>().type
}

it('a phone keeps its session through a week without a network; a desk does not', async () => {
  const [phone, atDesk] = [await signIn(true), await signIn(false)]
  expect(phone.cookie).toMatchObject({ maxAge: 15 * 86_400 })
  expect(atDesk.cookie).not.toHaveProperty('maxAge')
  desk.clock.advance(8 * 24 * hour)
  // What a session was is remembered for three seconds of real time.
  desk.app.sessions.forget()
  expect(await statusOf(phone.visitor)).toBe('signed in')
  expect(await statusOf(atDesk.visitor)).toBe('not-signed-in')
  desk.clock.advance(8 * 24 * hour)
  desk.app.sessions.forget()
  expect(await statusOf(phone.visitor)).toBe('not-signed-in')
  desk.clock.set(testNow)
})

it('a lost phone is shut at once, hears why, and may be signed in anew', async () => {
  const [lost, other] = [await signIn(true), await signIn(true)]
  const devices = async () =>
    (await other.visitor.send({ url: '/api/field/devices' })).json<
      { id: string; lostAt?: string }[]
    >()
  const [, { id } = { id: '' }] = await devices()
  const before = (await devices()).length
  // Of two that were begun at the same instant either may be the one; the other one reports it.
  const gone = await other.visitor.send({ method: 'DELETE', url: `/api/field/devices/${id}` })
  expect(gone.statusCode).toBe(204)
  const states = [await statusOf(lost.visitor), await statusOf(other.visitor)]
  expect(states.sort()).toEqual(['device-lost', 'signed in'])
  const left = states[0] === 'device-lost' ? other.visitor : lost.visitor
  expect(left).toBeDefined()
  expect(before).toBeGreaterThanOrEqual(2)
  const anew = await desk.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { cookie: lost.visitor.cookie },
    payload: { login: 'wanggeyuan', password: demoPassword, device: true },
  })
  expect(anew.statusCode).toBe(200)
})

it('nobody reports another’s phone', async () => {
  const phone = await signIn(true)
  const [device] = (await phone.visitor.send({ url: '/api/field/devices' })).json<
    { id: string }[]
  >()
  const stranger = await desk.as('fenpai-suzhou')
  const answer = await stranger.send({ method: 'DELETE', url: `/api/field/devices/${device?.id}` })
  expect(answer.statusCode).toBe(404)
})

it('an administrator shuts the phone of a colleague whom they administer, and of nobody else', async () => {
  desk.clock.advance(60_000)
  const { visitor: phone } = await signIn(true)
  const person = (await desk.as('wanggeyuan')).session.person.id
  const url = `/api/admin/people/${person}/devices`
  const admin = await desk.as('guanliyuan')
  const devices = (await admin.send({ url })).json<{ id: string; signedInAt: string }[]>()
  const device = devices.toSorted((a, b) => a.signedInAt.localeCompare(b.signedInAt)).at(-1)
  const shut = (id: string) => admin.send({ method: 'DELETE', url: `${url}/${id}` })
  expect((await shut(device?.id ?? '')).statusCode).toBe(204)
  expect(await statusOf(phone)).toBe('device-lost')
  expect((await shut(person)).statusCode).toBe(404)
  const nobody = '01990000-0000-7000-8000-00000000dead'
  const unknown = await admin.send({ url: `/api/admin/people/${nobody}/devices` })
  expect(unknown.statusCode).toBe(404)
  // Of one county, and not of that of the worker.
  await desk.db.run(system, (sql) =>
    sql.query(
      "update posts set region_code = '620921' where role = 'ADMINISTRATOR' and person_id = $1",
      [admin.session.person.id],
    ),
  )
  desk.app.sessions.forget()
  expect((await admin.send({ url })).json()).toMatchObject({ type: 'not-permitted' })
})
