import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type PresenceView, presenceSeconds } from '#contract/workbench.ts'
import { createApp } from '#server/app.ts'
import { loadEmergencyDetector, loadLexiconClassifier } from '#server/flow/classify/load.ts'
import { createSenses } from '#server/flow/intake/senses.ts'
import type { App } from '#server/http/app.ts'
import { signInAs, type Visitor } from '#server/http/shell.test-kit.ts'
import { system } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { addColleague } from './colleague.ts'
import { type Desk, openDesk } from './desk.ts'

// Two dispatchers of the county on two server processes of one database, and others who may not know.

let desk: Desk
let second: App
let address: string
let me: Visitor
let other: Visitor
const start = '2026-05-18T01:00:00Z'

beforeAll(async () => {
  desk = await openDesk()
  desk.clock.set(new Date(start))
  await addColleague(desk, 'fenpai-er', 'fenpai-suzhou')
  const senses = createSenses(desk.ctx.town, loadLexiconClassifier(), loadEmergencyDetector())
  second = await createApp(desk.ctx, senses, { pages: '/nowhere' })
  address = await second.listen({ port: 0, host: '127.0.0.1' })
  me = await desk.as('fenpai-suzhou')
  other = await signInAs(second, 'fenpai-er')
})
afterAll(async () => {
  await second.close()
  await desk.drop()
})

const newCase = async (regionCode: string = storyGrid) =>
  (await desk.report({ regionCode, categoryCode: '0407' })).caseId
async function look(visitor: Visitor, caseId?: string) {
  const postId = visitor.session.posts[0]?.id
  const payload = { postId, ...(caseId ? { caseId } : {}) }
  return visitor.send({ method: 'POST', url: '/api/presence', payload })
}
const whoIsAt = async (visitor: Visitor, ...ids: string[]) =>
  (await visitor.send({ url: `/api/presence?ids=${ids.join(',')}` })).json<PresenceView>()
const namesAt = async (visitor: Visitor, id: string) =>
  (await whoIsAt(visitor, id)).flatMap(({ people }) => people.map(({ name }) => name))

/** Word between processes takes a moment. */
async function eventually<T>(ask: () => Promise<T> | T, holds: (answer: T) => boolean): Promise<T> {
  for (let waited = 0; ; waited += 20) {
    const answer = await ask()
    if (holds(answer) || waited > 5_000) return answer
    await pause(20)
  }
}

it('is seen by a colleague at another process, and not by oneself', async () => {
  const id = await newCase()
  await whoIsAt(other, id)
  await eventually(
    async () => {
      await look(me, id)
      return namesAt(other, id)
    },
    (names) => names.length > 0,
  )
  expect(await whoIsAt(other, id)).toEqual([
    { caseId: id, people: [{ id: me.session.person.id, name: me.session.person.name }] },
  ])
  expect(await whoIsAt(me, id)).toEqual([])
})

it('is at one matter at a time, and at none when the page is left', async () => {
  const [one, two] = [await newCase(), await newCase()]
  await look(me, one)
  await look(me, two)
  expect(
    await eventually(
      () => namesAt(other, two),
      (names) => names.length > 0,
    ),
  ).toHaveLength(1)
  expect(await namesAt(other, one)).toEqual([])
  await look(me)
  expect(
    await eventually(
      () => namesAt(other, two),
      (names) => names.length === 0,
    ),
  ).toEqual([])
})

it('is over when it was not said again for 45 seconds', async () => {
  const id = await newCase()
  const third = await signInAs(desk.app, 'fenpai-er')
  await look(me, id)
  desk.clock.set(new Date(desk.clock.now().getTime() + (presenceSeconds - 1) * 1000))
  expect(await namesAt(third, id)).toHaveLength(1)
  await look(me, id)
  desk.clock.set(new Date(desk.clock.now().getTime() + (presenceSeconds - 1) * 1000))
  expect(await namesAt(third, id)).toHaveLength(1)
  desk.clock.set(new Date(desk.clock.now().getTime() + 1000))
  expect(await namesAt(third, id)).toEqual([])
  desk.clock.set(new Date(start))
})

it('is told of to those alone who may see the case', async () => {
  const id = await newCase()
  await look(me, id)
  expect(await namesAt(await desk.as('shenji'), id)).toHaveLength(1)
  for (const login of ['gongan-suzhou', 'guanliyuan'])
    expect(await whoIsAt(await desk.as(login), id), login).toEqual([])
  const elsewhere = await newCase('620921')
  expect((await look(me, elsewhere)).statusCode).toBe(404)
  const postId = (await desk.as('gongan-suzhou')).session.posts[0]?.id
  const foreign = await me.send({ method: 'POST', url: '/api/presence', payload: { postId } })
  expect(foreign.statusCode).toBe(403)
})

it('comes over the live line as the id of the case, to colleagues in scope and to no resident', async () => {
  const receipt = await desk.report({ regionCode: storyGrid, categoryCode: '0407' })
  const clerk = await signInAs(second, 'gongan-suzhou')
  const lines = await Promise.all([
    listen('/api/events', other.cookie),
    listen('/api/events', clerk.cookie),
    listen(`/api/portal/cases/${receipt.caseCode}/events`),
  ])
  const [seen, unseen, resident] = lines
  await eventually(
    async () => {
      await look(me)
      await look(me, receipt.caseId)
      return seen.text()
    },
    (text) => text.includes(receipt.caseId),
  )
  expect(seen.text()).toContain(`event: presence\ndata: {"caseId":"${receipt.caseId}"}\n\n`)
  expect(seen.text()).not.toContain(me.session.person.id)
  for (const line of [unseen, resident]) expect(line.text()).not.toContain('presence')
  for (const line of lines) line.close()
})

it('leaves nothing behind in any table', async () => {
  const id = await newCase()
  const rows = () =>
    desk.db.run(system, async (sql) => {
      const tables = await sql.query<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
      )
      const found: unknown[] = []
      for (const { name } of tables)
        found.push(
          name,
          await sql.query(
            `select count(*)::int as n, max(xmin::text::bigint) as latest from ${name}`,
          ),
        )
      return found
    })
  const before = await rows()
  expect(before.length).toBeGreaterThan(40)
  await look(me, id)
  await look(me)
  expect(await rows()).toEqual(before)
})

async function listen(path: string, cookie = '') {
  const stop = new AbortController()
  const response = await fetch(address + path, { headers: { cookie }, signal: stop.signal })
  expect(response.status).toBe(200)
  let text = ''
  void (async () => {
    for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString()
  })().catch(() => undefined)
  await eventually(
    () => text,
    (came) => came.includes('retry:'),
  )
  return { text: () => text, close: () => stop.abort() }
}
