import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AppointmentView, HallAppointments, Slots } from '#contract/appointments.ts'
import { system } from '#server/platform/db.ts'
import { type Desk, openDesk } from '#test/desk.ts'
import { remindOfAppointments } from './reminders.ts'

// Appointments of the district's hall, over HTTP: 10:00 on a Monday.

const hall = 'H-620902'
const slot = '2026-05-12T01:30:00.000Z'
let desk: Desk
let capacity = 0
beforeAll(async () => {
  desk = await openDesk()
  await desk.travel('2026-05-11T02:00:00Z')
  capacity = (await free(slot)) ?? 0
})
afterAll(() => desk.drop())

async function free(start: string): Promise<number | undefined> {
  const url = `/api/hall/${hall}/slots?date=${start.slice(0, 10)}`
  const { slots } = (await desk.app.inject({ url })).json<Slots>()
  return slots.find((each) => each.start === start)?.free
}
const make = (more: object = {}) =>
  desk.app.inject({
    method: 'POST',
    url: `/api/hall/${hall}/appointments`,
    payload: { clientKey: randomUUID(), kind: 'DISPUTE', start: slot, ...more },
  })
const made = async (more: object = {}) => {
  const answer = await make(more)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<AppointmentView>()
}
const move = ({ code, version }: AppointmentView, start: string) =>
  desk.app.inject({ method: 'PUT', url: `/api/appointments/${code}`, payload: { version, start } })
const cancel = ({ code, version }: AppointmentView) =>
  desk.app.inject({ method: 'DELETE', url: `/api/appointments/${code}?version=${version}` })
const dayOf = async (date: string, login = 'chuangkou') =>
  (
    await (await desk.as(login)).send({ url: `/api/hall/${hall}/appointments?date=${date}` })
  ).json<HallAppointments>()
const step = async (login: string, noun: string, one: { id: string; version: number }) =>
  (await desk.as(login)).send({
    method: 'POST',
    url: `/api/hall-appointments/${one.id}/${noun}`,
    payload: { version: one.version },
  })

it('of twenty who want the same half hour as many get it as there are places', async () => {
  expect(capacity).toBeGreaterThan(1)
  expect(capacity).toBeLessThan(20)
  const answers = await Promise.all(Array.from({ length: 20 }, () => make()))
  const codes = answers.map(({ statusCode }) => statusCode)
  expect(codes.filter((code) => code === 201)).toHaveLength(capacity)
  expect(codes.filter((code) => code === 409)).toHaveLength(20 - capacity)
  expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
    guard: 'placeFree',
    reason: { zh: '这个时段已约满' },
  })
  expect(await free(slot)).toBe(0)
})

it('a second click is the same appointment; what is no slot is none', async () => {
  const wish = { clientKey: randomUUID(), start: '2026-05-12T02:00:00.000Z' }
  const both = await Promise.all([made(wish), made(wish)])
  expect(both[0]).toEqual(both[1])
  expect((await make({ ...wish, kind: 'MATTER' })).json().type).toBe('key-reused')
  expect((await make({ start: '2026-05-16T02:00:00.000Z' })).statusCode).toBe(422)
  expect((await make({ start: '2026-05-12T02:10:00.000Z' })).statusCode).toBe(422)
  expect((await make({ kind: 'NIX' })).statusCode).toBe(422)
})

it('is moved and cancelled by its code alone, and gives its place back', async () => {
  const other = '2026-05-12T02:30:00.000Z'
  const mine = await made({ start: '2026-05-12T03:00:00.000Z', phone: '13900000000' })
  expect((await move(mine, slot)).statusCode).toBe(409)
  const moved = (await move(mine, other)).json<AppointmentView>()
  expect(moved).toMatchObject({ start: other, code: mine.code, version: 2 })
  expect(await free(other)).toBe(capacity - 1)
  expect((await cancel(mine)).statusCode).toBe(412)
  expect((await cancel(moved)).json()).toMatchObject({ state: 'CANCELLED' })
  expect(await free(other)).toBe(capacity)
  const nobody = await desk.app.inject({ url: '/api/appointments/0000000000' })
  expect(nobody.statusCode).toBe(404)
})

it('the hall sees its day without codes or telephones; who arrives has a ticket by the time booked', async () => {
  const start = '2026-05-11T02:30:00.000Z'
  const mine = await made({ start, phone: '13900000000' })
  const listed = await dayOf('2026-05-11')
  const [row] = listed
  if (!row) throw new Error('nothing is listed')
  expect(JSON.stringify(listed)).not.toMatch(new RegExp(`${mine.code}|13900000000`))
  expect(row.codeEnd).toBe(mine.code.slice(-4))
  expect((await step('fenpai-xincheng', 'arrival', row)).statusCode).toBe(404)

  desk.clock.set(new Date('2026-05-11T02:50:00Z'))
  const absent = (await step('chuangkou', 'absence', row)).json<HallAppointments[number]>()
  expect(absent.state).toBe('NO_SHOW')
  // Late is not lost.
  const here = (await step('chuangkou', 'arrival', absent)).json<HallAppointments[number]>()
  expect(here).toMatchObject({ state: 'ARRIVED', ticket: 'B001' })
  const tickets = await desk.db.run(system, (sql) =>
    sql.query<{ place: Date }>('select place_at as place from tickets where appointment_id = $1', [
      row.id,
    ]),
  )
  expect(tickets.map(({ place }) => place.toISOString())).toEqual([start])
  expect((await step('chuangkou', 'arrival', here)).json().type).toBe('wrong-state')
})

it('a clerk books for somebody who stands there, and reminders go once, to who left a telephone', async () => {
  const sent: { to: string; text: string }[] = []
  const gateway = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      sent.push(JSON.parse(body))
      response.writeHead(200).end()
    })
  })
  await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready))
  const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`
  const ctx = { ...desk.ctx, config: { ...desk.ctx.config, sms: { url, token: 'x' } } }

  await (await desk.as('chuangkou')).send({
    method: 'POST',
    url: `/api/hall/${hall}/appointments`,
    payload: {
      clientKey: randomUUID(),
      kind: 'MATTER',
      start: '2026-05-12T02:00:00.000Z',
      phone: '13911111111',
    },
  })
  expect(await remindOfAppointments(ctx)).toBe(1)
  expect(await remindOfAppointments(ctx)).toBe(0)
  gateway.close()
  expect(sent).toEqual([
    { to: '13911111111', text: expect.stringContaining('05-12 10:00 到肃州区综治中心接待大厅') },
  ])

  const kept = () =>
    desk.db.run(system, (sql) =>
      sql.query('select id from appointments where phone_sealed is not null'),
    )
  expect((await kept()).length).toBeGreaterThan(0)
  desk.clock.set(new Date('2026-05-20T02:00:00Z'))
  await remindOfAppointments(desk.ctx)
  expect(await kept()).toEqual([])
})
