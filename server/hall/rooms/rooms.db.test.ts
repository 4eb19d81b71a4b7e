import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BookingDays, BookingView, DoorSign } from '#contract/rooms.ts'
import { system } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from '#test/desk.ts'

// The whole life of bookings over HTTP, in the hall of the district.

const hall = 'H-620902'
const day = '2026-05-11'
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.travel('2026-05-11T00:00:00Z')
  // Once, before many of them come at the same moment.
  for (const login of ['chuangkou', 'fenpai-suzhou']) await desk.as(login)
})
afterAll(() => desk.drop())

const at = (time: string, date = day) => new Date(`${date}T${time}:00+08:00`).toISOString()
const wish = (start: string, end: string, more: Record<string, unknown> = {}) => ({
  clientKey: randomUUID(),
  room: 'R2',
  start: at(start),
  end: at(end),
  purpose: 'MEDIATION',
  ...more,
})

async function book(login: string, body: object, where = hall) {
  const url = `/api/hall/${where}/bookings`
  return (await desk.as(login)).send({ method: 'POST', url, payload: body })
}
async function booked(login: string, body: object, where?: string): Promise<BookingView> {
  const answer = await book(login, body, where)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<BookingView>()
}
async function cancel(login: string, { id, version }: BookingView) {
  const url = `/api/room-bookings/${id}/cancellation`
  const payload = { version, reason: '当事人改期' }
  return (await desk.as(login)).send({ method: 'POST', url, payload })
}
async function restore(login: string, { id, version }: BookingView) {
  const url = `/api/room-bookings/${id}/cancellation?version=${version}`
  return (await desk.as(login)).send({ method: 'DELETE', url })
}
async function seenBy(login: string, where = hall): Promise<BookingDays> {
  const answer = await (await desk.as(login)).send({
    url: `/api/hall/${where}/bookings?from=${day}`,
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<BookingDays>()
}

it('of twenty who want the same room at the same moment one gets it, and the others hear when', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      book(n % 2 ? 'chuangkou' : 'fenpai-suzhou', wish('09:00', '10:00', { room: 'R3' })),
    ),
  )
  const codes = answers.map((answer) => answer.statusCode)
  expect(codes.filter((code) => code === 201)).toHaveLength(1)
  expect(codes.filter((code) => code === 409)).toHaveLength(19)
  const refused = answers.find((answer) => answer.statusCode === 409)?.json()
  expect(refused).toMatchObject({
    type: 'guard-failed',
    guard: 'roomFree',
    reason: { zh: '09:00–10:00 已有预订', en: 'Taken 09:00–10:00' },
  })
  expect(JSON.stringify(refused)).not.toMatch(/MEDIATION|调解/)
  expect((await seenBy('chuangkou')).bookings.filter(({ room }) => room === 'R3')).toHaveLength(1)
})

it('one ends as the next begins, and two rooms know nothing of each other', async () => {
  await booked('chuangkou', wish('10:00', '11:00'))
  await booked('chuangkou', wish('11:00', '11:15'))
  await booked('chuangkou', wish('10:30', '11:30', { room: 'R4' }))
  expect((await book('chuangkou', wish('10:45', '11:15'))).statusCode).toBe(409)
})

it('a second click is the same booking; the same key with another wish is refused', async () => {
  const body = wish('12:00', '12:30')
  const both = await Promise.all([booked('chuangkou', body), booked('chuangkou', body)])
  expect(both[0]?.id).toBe(both[1]?.id)
  expect((await booked('chuangkou', body)).id).toBe(both[0]?.id)
  expect((await book('chuangkou', { ...body, end: at('12:45') })).json().type).toBe('key-reused')
  expect((await book('fenpai-suzhou', body)).json().type).toBe('key-reused')
})

it('names every fault of a wish at once', async () => {
  const answer = await book('chuangkou', {
    ...wish('07:50', '21:10', { room: 'R99' }),
    start: at('07:50', '2026-05-16'),
    end: at('21:10', '2026-05-16'),
  })
  expect(answer.statusCode).toBe(422)
  const faults = answer.json<{ errors: { pointer: string; detail: string }[] }>().errors
  expect(faults.map(({ pointer }) => pointer).toSorted()).toEqual([
    '/end',
    '/end',
    '/room',
    '/start',
    '/start',
    '/start',
  ])
  expect(faults.some(({ detail }) => detail.startsWith('不是工作日'))).toBe(true)
})

it('moves, cancels, and takes the cancel back as long as the room is free', async () => {
  const first = await booked('chuangkou', wish('14:00', '15:00'))
  const move = async (version: number) =>
    (await desk.as('chuangkou')).send({
      method: 'PUT',
      url: `/api/room-bookings/${first.id}`,
      payload: { version, room: 'R2', start: at('15:00'), end: at('16:00') },
    })
  const moved = await move(first.version)
  expect(moved.statusCode, moved.body).toBe(200)
  const stale = await move(first.version)
  expect(stale.statusCode).toBe(412)
  expect(stale.json().current).toEqual({ version: 2 })

  const cancelled = await cancel('chuangkou', moved.json())
  expect(cancelled.json()).toMatchObject({ cancelled: true, version: 3 })
  const back = await restore('chuangkou', cancelled.json())
  expect(back.json()).toMatchObject({ cancelled: false, version: 4 })

  const again = await cancel('chuangkou', back.json())
  await booked('fenpai-suzhou', wish('15:30', '15:45'))
  const late = await restore('chuangkou', again.json())
  expect(late.statusCode).toBe(409)
  expect(late.json().reason.zh).toBe('15:30–15:45 已有预订')
})

it('what a room is wanted for is told to those who see the matter', async () => {
  const { caseId } = await desk.report({ regionCode: storyGrid, categoryCode: '0407' })
  const other = await desk.report({ regionCode: '620902107203', categoryCode: '0407' })
  const xincheng = `H-${storyGrid.slice(0, 9)}`
  await booked('fenpai-suzhou', wish('16:00', '17:00', { caseId: other.caseId }), xincheng)
  await booked('fenpai-xincheng', wish('17:00', '18:00', { caseId }), xincheng)
  const { bookings } = await seenBy('fenpai-xincheng', xincheng)
  expect(bookings[0]).not.toHaveProperty('purpose')
  expect(bookings[0]).not.toHaveProperty('case')
  expect(bookings[1]).toMatchObject({ purpose: 'MEDIATION', case: { id: caseId } })
  // And a matter that one does not see cannot be booked for.
  const body = wish('18:00', '18:30', { caseId: other.caseId })
  expect((await book('fenpai-xincheng', body, xincheng)).statusCode).toBe(422)
})

it('a hall is for those whose region it lies in', async () => {
  expect((await book('fenpai-xincheng', wish('19:00', '19:30'))).statusCode).toBe(403)
  expect((await book('gongan-suzhou', wish('19:00', '19:30'))).statusCode).toBe(403)
  const mine = await booked('chuangkou', wish('19:00', '19:30'))
  expect((await cancel('fenpai-xincheng', mine)).statusCode).toBe(404)
  const looking = await (await desk.as('duban')).send({
    url: `/api/hall/${hall}/bookings?from=${day}`,
  })
  expect(looking.json<BookingDays>().mayBook).toBe(false)
})

it('the sign at the door says until when, and nothing else', async () => {
  const sign = async (room: string) => {
    const answer = await desk.app.inject({ url: `/api/hall/${hall}/rooms/${room}/sign` })
    return answer.json<DoorSign>()
  }
  expect(await sign('R3')).toMatchObject({ taken: false, until: at('09:00') })
  desk.clock.set(new Date(at('09:20')))
  expect(await sign('R3')).toMatchObject({ taken: true, until: at('10:00') })
  expect(await sign('R5')).toMatchObject({ taken: false })
  expect(Object.keys(await sign('R3')).toSorted()).toEqual([
    'hall',
    'now',
    'room',
    'taken',
    'today',
    'until',
  ])
})

it('row security holds beneath: without a scope there is no booking', async () => {
  const count = (scope: Parameters<typeof desk.db.run>[0]) =>
    desk.db.run(scope, async (sql) => {
      const [row] = await sql.query<{ n: number }>('select count(*) as n from room_bookings')
      return row?.n ?? -1
    })
  expect(await count(system)).toBeGreaterThan(5)
  expect(await count({ kind: 'post', regions: ['620921'], units: [] })).toBe(0)
  expect(await count({ kind: 'post', regions: ['620902107'], units: [] })).toBeLessThan(
    await count({ kind: 'post', regions: ['620902'], units: [] }),
  )
})
