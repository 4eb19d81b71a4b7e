import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LiveEvent } from '#contract/api.ts'
import { system } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { openTestDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { type MadeCase, makeCase, makeEvent } from '#test/made-case.ts'
import type { App } from './app.ts'
import { signInAs, type Visitor } from './shell.test-kit.ts'
import { createShell } from './shell.ts'

let base: TestDatabase
let app: App
let address: string
let here: MadeCase
let away: MadeCase
const county = storyGrid.slice(0, 6)
const otherGrid = '620921001001001'

beforeAll(async () => {
  base = await openTestDatabase()
  base.ctx.config.rateLimits = false
  app = await createShell(base.ctx)
  address = await app.listen({ port: 0, host: '127.0.0.1' })
  here = await makeCase(base.db, { regionCode: storyGrid, at: testNow })
  away = await makeCase(base.db, {
    regionCode: otherGrid,
    unitCodes: [`${county}-PSB`],
    at: testNow,
  })
})
afterAll(async () => {
  await app.close()
  await base.drop()
})

interface Line {
  status: number
  events: (LiveEvent & { id: number })[]
  close(): void
  ended: Promise<void>
}

async function listen(path: string, headers: Record<string, string> = {}): Promise<Line> {
  const stop = new AbortController()
  const response = await fetch(address + path, { headers, signal: stop.signal })
  const events: Line['events'] = []
  const ended = read(response, events)
  return { status: response.status, events, close: () => stop.abort(), ended }
}

async function read(response: Response, events: Line['events']): Promise<void> {
  let text = ''
  try {
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString()
      const frames = text.split('\n\n')
      text = frames.pop() ?? ''
      for (const frame of frames) {
        const id = /^id: (\d+)$/m.exec(frame)?.[1]
        const data = /^data: (.*)$/m.exec(frame)?.[1]
        if (id && data) events.push({ id: Number(id), ...(JSON.parse(data) as LiveEvent) })
      }
    }
  } catch {
    // Closed by the test.
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < 3_000 && !holds(); waited += 20) await pause(20)
}

const seqs = new Map<MadeCase, number>()
function happens(to: MadeCase, name: string, more: { unit?: string; fromUnit?: string } = {}) {
  const seq = (seqs.get(to) ?? 0) + 1
  seqs.set(to, seq)
  const region = to === here ? storyGrid : otherGrid
  return makeEvent(base.db, to, { seq, name, region, at: testNow, ...more })
}

const asVisitor = (visitor: Visitor) => listen('/api/events', { cookie: visitor.cookie })

test('each hears of the cases in reach alone: subtree, unit, unit that had it, unit with a task', async () => {
  const dispatcher = await asVisitor(await signInAs(app, 'fenpai-suzhou'))
  const city = await asVisitor(await signInAs(app, 'lingdao-jiuquan'))
  const police = await asVisitor(await signInAs(app, 'gongan-suzhou'))
  const eco = await asVisitor(await signInAs(app, 'huanbao-suzhou'))
  await happens(here, 'case.accepted')
  await happens(here, 'case.dispatched', { unit: `${county}-ECO` })
  await happens(here, 'case.objected', { fromUnit: `${county}-ECO` })
  const last = await happens(away, 'case.signed')
  await until(() => city.events.some((event) => event.id === last) && police.events.length > 0)
  const heard = (line: Line) => line.events.map(({ event }) => event)
  expect(heard(city)).toEqual(['case.accepted', 'case.dispatched', 'case.objected', 'case.signed'])
  expect(heard(dispatcher)).toEqual(['case.accepted', 'case.dispatched', 'case.objected'])
  expect(heard(eco)).toEqual(['case.dispatched', 'case.objected'])
  expect(heard(police)).toEqual(['case.signed'])
  expect(city.events[3]).toEqual({ id: last, caseId: away.id, version: 1, event: 'case.signed' })
  for (const line of [dispatcher, city, police, eco]) line.close()
})

test('a line that was cut goes on where it was', async () => {
  const visitor = await signInAs(app, 'fenpai-suzhou')
  const seen = await happens(here, 'case.remarked')
  const missed = await happens(here, 'case.resolved')
  await happens(away, 'case.resolved')
  const again = await listen('/api/events', {
    cookie: visitor.cookie,
    'last-event-id': String(seen),
  })
  await until(() => again.events.length > 0)
  const live = await happens(here, 'case.closed')
  await until(() => again.events.length > 1)
  expect(again.events.map((event) => event.id)).toEqual([missed, live])
  again.close()
})

test('nothing is lost or doubled between catching up and joining', async () => {
  const visitor = await signInAs(app, 'lingdao')
  const first = await happens(here, 'case.remarked')
  const expected: number[] = []
  const writing = (async () => {
    for (let n = 0; n < 60; n++) expected.push(await happens(here, 'case.remarked'))
  })()
  await pause(30)
  const headers = { cookie: visitor.cookie, 'last-event-id': String(first) }
  const lines = await Promise.all([1, 2, 3].map(() => listen('/api/events', headers)))
  await writing
  await until(() => lines.every((line) => line.events.length >= 60))
  for (const line of lines) {
    expect(line.events.map((event) => event.id)).toEqual(expected)
    line.close()
  }
})

test('the holder of a case code hears that this case changed, and not how', async () => {
  const line = await listen(`/api/portal/cases/${here.caseCode}/events`)
  const position = await happens(here, 'case.objected')
  await happens(away, 'case.closed')
  await until(() => line.events.length > 0)
  await pause(300)
  expect(line.events).toEqual([
    { id: position, caseId: here.id, version: seqs.get(here), event: 'case.changed' },
  ])
  line.close()
})

test('no line without a session, nor for a code that is none', async () => {
  expect((await listen('/api/events')).status).toBe(401)
  expect((await listen('/api/portal/cases/1234-5678-9012/events')).status).toBe(404)
})

test('the server closes its lines when it stops', async () => {
  const other = await createShell(base.ctx)
  const at = await other.listen({ port: 0, host: '127.0.0.1' })
  const visitor = await signInAs(other, 'duban')
  const response = await fetch(`${at}/api/events`, { headers: { cookie: visitor.cookie } })
  const ended = read(response, [])
  await other.close()
  await ended
  expect(response.status).toBe(200)
})

test('signing out ends the lines of that session, a new post widens them', async () => {
  const visitor = await signInAs(app, 'duban')
  const line = await asVisitor(visitor)
  await visitor.send({ method: 'DELETE', url: '/api/session' })
  await line.ended

  const clerk = await signInAs(app, 'tiaojie')
  const widened = await asVisitor(clerk)
  await base.db.run(system, (sql) =>
    sql.query(`update posts set role = 'SUPERVISOR' where person_id = $1`, [
      clerk.session.person.id,
    ]),
  )
  app.sessions.forget(clerk.session.person.id)
  await pause(100)
  const position = await happens(here, 'case.remarked')
  await until(() => widened.events.length > 0)
  expect(widened.events.map(({ id }) => id)).toEqual([position])
  widened.close()
})

test('five hundred lines hear of the same event', async () => {
  const visitor = await signInAs(app, 'fenpai-suzhou')
  const lines = await Promise.all(Array.from({ length: 500 }, () => asVisitor(visitor)))
  await happens(here, 'case.remarked')
  await until(() => lines.every((line) => line.events.length === 1))
  expect(lines.filter((line) => line.events.length === 1).length).toBe(500)
  for (const line of lines) line.close()
})
