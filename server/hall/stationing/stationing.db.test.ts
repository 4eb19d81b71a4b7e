import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DutyView, DutyWeek, HereToday } from '#contract/stationing.ts'
import { system } from '#server/platform/db.ts'
import { type Desk, openDesk } from '#test/desk.ts'

// The duty calendar of the district's hall over HTTP. 2026-05-09 is a Saturday worked to make up for
// the holiday of May.

const hall = 'H-620902'
const monday = '2026-05-04'
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.travel('2026-05-04T01:00:00Z')
})
afterAll(() => desk.drop())

const pattern = (more: Record<string, unknown> = {}) => ({
  kind: 'ROTATING',
  weekdays: [2, 4],
  opens: '09:00',
  closes: '11:30',
  startsOn: '2026-01-01',
  exceptions: [],
  ...more,
})
const send = async (login: string, method: 'POST' | 'PUT' | 'DELETE', url: string, body?: object) =>
  (await desk.as(login)).send({ method, url, ...(body ? { payload: body } : {}) })
const add = (unit: string, more: Record<string, unknown> = {}, login = 'fenpai-suzhou') =>
  send(login, 'POST', `/api/hall/${hall}/duties`, {
    clientKey: randomUUID(),
    unit,
    ...pattern(more),
  })
const week = async (from = monday, login = 'chuangkou') => {
  const answer = await (await desk.as(login)).send({ url: `/api/hall/${hall}/duties?from=${from}` })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<DutyWeek>()
}
const daysOf = ({ duties }: DutyWeek, unit: string) =>
  duties
    .find((duty) => duty.unit.code === unit)
    ?.week.map(({ here }) => (here ? 1 : 0))
    .join('')
const today = async () =>
  (await desk.app.inject({ url: `/api/hall/${hall}/stationing/today` })).json<HereToday>()

it('a week as it will be: holidays off, the made-up Saturday worked by those who are always there', async () => {
  expect((await add('620902-CMB', { phone: '0937-2612345', contact: '张三' })).statusCode).toBe(201)
  expect((await add('620902-PSB', { kind: 'RESIDENT', weekdays: [] })).statusCode).toBe(201)
  const shown = await week()
  expect(shown.days.map(({ working }) => (working ? 1 : 0)).join('')).toBe('0011110')
  expect(daysOf(shown, '620902-PSB')).toBe(
    shown.days.map(({ working }) => (working ? 1 : 0)).join(''),
  )
  expect(daysOf(shown, '620902-CMB')).toBe('0001000')
  expect(shown.mayEdit).toBe(false)
  expect((await week(monday, 'fenpai-suzhou')).mayEdit).toBe(true)
})

it('who comes is kept sealed and told to staff alone', async () => {
  const stored = await desk.db.run(system, (sql) =>
    sql.query<{ row: string }>(`select stationing_duties::text as row from stationing_duties`),
  )
  expect(JSON.stringify(stored)).not.toContain('张三')
  expect((await week()).duties.some(({ contact }) => contact === '张三')).toBe(true)
  await desk.travel('2026-05-07T01:00:00Z')
  const shown = await today()
  expect(shown.units.map(({ unit }) => unit.code)).toEqual(['620902-PSB', '620902-CMB'])
  expect(JSON.stringify(shown)).not.toMatch(/张三|2612345/)
})

it('exceptions are copied from week to week, and a stale edit is refused', async () => {
  const duty = (await week()).duties.find(({ unit }) => unit.code === '620902-CMB') as DutyView
  const put = (version: number) =>
    send('fenpai-suzhou', 'PUT', `/api/duties/${duty.id}`, {
      version,
      ...pattern({
        exceptions: [
          { date: '2026-05-06', here: true },
          { date: '2026-05-07', here: false },
        ],
      }),
    })
  expect((await put(duty.version)).statusCode).toBe(200)
  expect((await put(duty.version)).statusCode).toBe(412)
  expect(daysOf(await week(), '620902-CMB')).toBe('0010000')
  const copied = await send('fenpai-suzhou', 'POST', `/api/hall/${hall}/duty-weeks`, {
    from: monday,
    to: '2026-05-11',
  })
  expect(copied.json()).toEqual({ changed: 1 })
  expect(daysOf(await week('2026-05-11'), '620902-CMB')).toBe('0110000')
  expect((await week()).duties.find(({ id }) => id === duty.id)).not.toHaveProperty('contact')
})

it('the calendar parses back to the same days, in the time of China, folded as it must be', async () => {
  const link = async (login: string, unit: string) =>
    send(login, 'POST', `/api/hall/${hall}/calendar-links`, { unit })
  const { url } = (await link('fenpai-suzhou', '620902-CMB')).json<{ url: string }>()
  const answer = await desk.app.inject({ url })
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
  for (const line of answer.body.split('\r\n'))
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const events = readEvents(answer.body)
  const days = events.map(({ DTSTART }) => DTSTART?.slice(0, 8))
  expect(days).toContain('20260506')
  expect(days).not.toContain('20260507')
  expect(events[0]).toMatchObject({ zone: 'Asia/Shanghai', LOCATION: '肃州区综治中心接待大厅' })
  expect(
    events.every(
      ({ DTSTART, DTEND }) => DTSTART?.endsWith('T090000') && DTEND?.endsWith('T113000'),
    ),
  ).toBe(true)
  expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length)
  expect(answer.body).toMatch(/BEGIN:VTIMEZONE\r\nTZID:Asia\/Shanghai[\s\S]*TZOFFSETTO:\+0800/)
  expect(answer.body).not.toContain('张三')

  // A new address ends the old; a unit's clerk makes one of the own unit alone.
  expect((await link('chengguan-suzhou', '620902-CMB')).statusCode).toBe(201)
  expect((await desk.app.inject({ url })).statusCode).toBe(404)
  expect((await link('chengguan-suzhou', '620902-PSB')).statusCode).toBe(403)
})

it('a first calendar comes from what the town says of its departments, once', async () => {
  const propose = () => send('guanliyuan', 'POST', `/api/hall/${hall}/duty-proposals`)
  const first = (await propose()).json<{ changed: number }>().changed
  expect(first).toBe(13)
  expect((await propose()).json()).toEqual({ changed: 0 })
  const kinds = (await week()).duties.map(({ kind }) => kind)
  expect(new Set(kinds)).toEqual(new Set(['RESIDENT', 'ROTATING', 'ON_CALL']))
})

it('only who keeps the hall edits it', async () => {
  expect((await add('620902-ECO', {}, 'chuangkou')).statusCode).toBe(403)
  expect((await add('620902-ECO', {}, 'fenpai-xincheng')).statusCode).toBe(403)
  expect((await add('620902-NIX')).statusCode).toBe(422)
  const [duty] = (await week()).duties
  const url = `/api/duties/${duty?.id}?version=${duty?.version}`
  expect((await send('fenpai-xincheng', 'DELETE', url)).statusCode).toBe(404)
  expect((await send('fenpai-suzhou', 'DELETE', url)).statusCode).toBe(204)
  expect((await week()).duties.map(({ id }) => id)).not.toContain(duty?.id)
})

/** As a calendar program reads it: unfold, split, unescape. Written apart from what it checks. */
function readEvents(text: string): Record<string, string>[] {
  const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n')
  const events: Record<string, string>[] = []
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push({})
    const event = events.at(-1)
    const [, name, parameters, value] = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/.exec(line) ?? []
    if (!event || !name || value === undefined) continue
    event[name] = value.replaceAll(/\\([\\;,])/g, '$1')
    if (name === 'DTSTART') event.zone = /TZID=([^;:]+)/.exec(parameters ?? '')?.[1] ?? ''
  }
  return events
}
