import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { canonicalJson } from '#contract/canonical.ts'
import type { FieldResult, FieldSyncView, PeopleSection } from '#contract/field.ts'
import type { HoursSection, SetHours } from '#contract/hours.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { system } from '#server/platform/db.ts'
import { type Desk, openDesk } from '#test/desk.ts'

const me = 'wanggeyuan'
const colleague = 'wanggeyuan2'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.drop())
beforeEach(async () => {
  desk.clock.set(new Date('2026-05-07T11:00:00+08:00'))
  await desk.db.run(system, (sql) => sql.query('delete from duty_hours'))
})

/** As a phone brings what was chosen at that time. */
async function bring(body: SetHours, madeAt: string, login = me): Promise<FieldResult> {
  const hash = sha256(canonicalJson(body)).toString('hex')
  const item = { clientKey: randomUUID(), kind: 'hours', body, hash, madeAt }
  const visitor = await desk.as(login)
  const answer = await visitor.send({
    method: 'POST',
    url: '/api/field/outbox',
    payload: { items: [item] },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  const [result] = answer.json<{ results: FieldResult[] }>().results
  if (!result) throw new Error('no result')
  return result
}

async function sections(login: string, known: Record<string, string> = {}) {
  const visitor = await desk.as(login)
  const answer = await visitor.send({
    method: 'POST',
    url: '/api/field/sync',
    payload: { held: [], sections: known },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<FieldSyncView>().sections
}

const hoursOnPhone = async () => (await sections(me)).hours?.data as HoursSection
async function hoursAtDesk(): Promise<HoursSection> {
  return (await (await desk.as(me)).send({ url: '/api/hours' })).json()
}
async function seenBy(login: string) {
  const { person } = (await desk.as(me)).session
  const people = (await sections(login)).people?.data as PeopleSection
  return people.find(({ personId }) => personId === person.id)
}

const off: SetHours = { override: { duty: 'OFF', until: '2026-05-07T10:00:00.000Z' } }

it('the phone and the desk of a person share one switch', async () => {
  expect(await bring(off, '2026-05-07T02:00:00.000Z')).toMatchObject({ status: 'DONE' })
  expect(await hoursAtDesk()).toMatchObject(off)
  const week = [{ day: 2, from: '22:00', to: '06:00' }]
  const put = await (await desk.as(me)).send({
    method: 'PUT',
    url: '/api/hours',
    payload: { week },
  })
  expect(put.json()).toMatchObject({ week })
  const phone = await hoursOnPhone()
  expect(phone).toMatchObject({ week })
  expect(phone).not.toHaveProperty('override')
})

it('of two changes the later holds, whichever arrives first', async () => {
  const night = { week: [{ day: 1, from: '20:00', to: '23:00' }] }
  await bring(night, '2026-05-07T02:30:00.000Z')
  expect(await bring(off, '2026-05-05T02:00:00.000Z')).toMatchObject({ status: 'DONE' })
  expect(await hoursOnPhone()).toMatchObject(night)
  expect(await hoursOnPhone()).not.toHaveProperty('override')
  // A phone whose clock is a year ahead does not shut the others out.
  await bring(off, '2027-05-07T02:00:00.000Z')
  desk.clock.advance(1000)
  await bring(night, '2026-05-07T03:00:01.000Z')
  expect(await hoursOnPhone()).toMatchObject(night)
})

it('colleagues on the grid hear on duty or off duty, when it changes, and no hours', async () => {
  expect(await seenBy(colleague)).toMatchObject({ onDuty: true })
  const known = Object.fromEntries(
    Object.entries(await sections(colleague)).map(([name, { etag }]) => [name, etag]),
  )
  expect(await sections(colleague, known)).toEqual({})
  await bring({ week: [{ day: 1, from: '09:13', to: '10:17' }] }, '2026-05-07T02:00:00.000Z')
  expect(Object.keys(await sections(colleague, known))).toEqual(['people'])
  expect(await seenBy(colleague)).toMatchObject({ onDuty: false })
  expect(JSON.stringify(await sections(colleague))).not.toMatch(/09:13|10:17/)
})

it('only the hours as they are now are kept: no history from which to count', async () => {
  await bring(off, '2026-05-07T01:00:00.000Z')
  await bring({}, '2026-05-07T02:00:00.000Z')
  const rows = await desk.db.run(system, (sql) => sql.query('select * from duty_hours'))
  expect(rows).toMatchObject([{ week: null, override_duty: null, override_until: null }])
})

it('the switch ends within a month, that nobody is forgotten as away', async () => {
  const until = '2026-07-01T00:00:00.000Z'
  const refused = await bring({ override: { duty: 'OFF', until } }, '2026-05-07T02:00:00.000Z')
  expect(refused).toMatchObject({
    status: 'REFUSED',
    problem: { type: 'invalid', errors: [{ pointer: '/body/override/until' }] },
  })
})
