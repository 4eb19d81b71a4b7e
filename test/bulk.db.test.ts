import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bulkCommands } from '#contract/bulk.ts'
import { type CommandName, commandNames } from '#contract/cases.ts'
import { undoMinutes } from '#contract/undo.ts'
import type { BulkResult } from '#contract/workbench.ts'
import { verifyRecord } from '#server/cases/audit/verify.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from './desk.ts'

// One command on many matters: good, stale, forbidden and unknown ones in one request.

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.drop())

const me = 'fenpai-suzhou'
const county = storyGrid.slice(0, 6)
const newCase = async (regionCode = storyGrid) =>
  (await desk.report({ regionCode, categoryCode: '0407' })).caseId
const row = (id: string, version = 1, clientKey: string = randomUUID()) => ({
  id,
  version,
  clientKey,
})

async function send(
  command: string,
  cases: ReturnType<typeof row>[],
  payload: Record<string, unknown> = {},
) {
  const visitor = await desk.as(me)
  const postId = visitor.session.posts[0]?.id
  return visitor.send({
    method: 'POST',
    url: '/api/bulk',
    payload: { command, postId, payload, cases },
  })
}
async function bulk(...given: Parameters<typeof send>): Promise<BulkResult['rows']> {
  const answer = await send(...given)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<BulkResult>().rows
}
const told = (rows: BulkResult['rows']) =>
  rows.map(({ done, problem }) => (done ? 'done' : problem?.type))
const versionOf = async (id: string) => (await desk.view('shenji', id)).version

describe('a mixed bundle', () => {
  it('does what can be done, and says of each other row why not', async () => {
    const [good, moved, stale, accepted] = [
      await newCase(),
      await newCase(),
      await newCase(),
      await newCase(),
    ]
    const elsewhere = await newCase('620921')
    await desk.give(me, stale, 'comment', { note: '已联系' })
    await desk.give(me, accepted, 'accept', {})
    const rows = await bulk('accept', [
      row(good),
      row(elsewhere),
      row(stale),
      row(accepted, 2),
      row(randomUUID()),
      row(moved),
      row(good),
    ])
    expect(told(rows)).toEqual([
      'done',
      'not-found',
      'stale-version',
      'wrong-state',
      'not-found',
      'done',
      'stale-version',
    ])
    expect(rows.map(({ id }) => id).slice(0, 3)).toEqual([good, elsewhere, stale])
    for (const { problem } of rows.filter((each) => !each.done))
      expect(problem?.reason).toEqual({ zh: expect.any(String), en: expect.any(String) })
    expect(rows[0]).toMatchObject({ version: 2 })
    expect((await desk.view(me, good)).state).toBe('ACCEPTED')
    expect(await versionOf(stale)).toBe(2)
  })

  it('names the condition of each row in both languages', async () => {
    const id = await newCase()
    const [first] = await bulk('release', [row(id)])
    expect(first?.problem).toEqual({
      type: 'guard-failed',
      reason: { zh: '不是您接手的', en: 'You have not taken it' },
    })
  })

  it('merges many into one, but never the one into itself', async () => {
    const [parent, one, two] = [await newCase(), await newCase(), await newCase()]
    const rows = await bulk('merge', [row(one), row(parent), row(two)], { parentId: parent })
    // The parent notes each merge, so its own row may find it moved on already.
    expect(rows.map(({ done }) => done)).toEqual([true, false, true])
    expect((await desk.view(me, two)).parent?.id).toBe(parent)
  })
})

describe('a second click', () => {
  it('repeats nothing, and answers the same', async () => {
    const cases = await Promise.all([1, 2, 3].map(async () => row(await newCase())))
    const [first, second] = await Promise.all([bulk('take', cases), bulk('take', cases)])
    expect(second).toEqual(first)
    expect(told(first)).toEqual(['done', 'done', 'done'])
    for (const { id } of cases) expect(await versionOf(id)).toBe(2)
    expect(await verifyRecord(desk.db)).toMatchObject({ ok: true })
  })

  it('does not offer to take back what was done since', async () => {
    const asked = row(await newCase())
    await bulk('take', [asked])
    await desk.give(me, asked.id, 'setUrgency', { urgent: true, reason: '老人' })
    expect(await bulk('take', [asked])).toEqual([{ id: asked.id, done: true, version: 3 }])
  })
})

describe('taking back', () => {
  it('is offered until then for each row that it is possible for', async () => {
    const id = await newCase()
    await bulk('accept', [row(id)])
    const [sent] = await bulk('dispatch', [row(id, 2)], { leadUnit: `${county}-PSB` })
    const until = desk.clock.now().getTime() + undoMinutes * 60_000
    expect(sent?.undoUntil).toBe(new Date(until).toISOString())
    const visitor = await desk.as(me)
    const undone = await visitor.send({
      method: 'POST',
      url: `/api/cases/${id}/undo`,
      payload: { clientKey: randomUUID(), version: sent?.version },
    })
    expect(undone.json()).toMatchObject({ state: 'ACCEPTED' })
    const [noted] = await bulk('comment', [row(id, 4)], { note: '稍后再派' })
    expect(noted).toEqual({ id, done: true, version: 5 })
  })
})

describe('what is refused as a whole', () => {
  it('is every command that speaks to one person or about one matter', async () => {
    const allowed: readonly CommandName[] = bulkCommands
    for (const command of commandNames.filter((name) => !allowed.includes(name)))
      expect((await send(command, [row(randomUUID())])).statusCode, command).toBe(422)
  })

  it('is a payload that fits no case, and another person’s post', async () => {
    const faulty = await send('dispatch', [row(randomUUID())], { leadUnit: 'x' })
    expect(faulty.json()).toMatchObject({
      type: 'invalid',
      errors: [{ pointer: '/payload/leadUnit' }],
    })
    const postId = (await desk.as('gongan-suzhou')).session.posts[0]?.id
    const answer = await (await desk.as(me)).send({
      method: 'POST',
      url: '/api/bulk',
      payload: { command: 'take', postId, payload: {}, cases: [row(await newCase())] },
    })
    expect(answer.statusCode).toBe(403)
  })

  it('is more than two hundred, and none', async () => {
    const id = randomUUID()
    expect((await send('take', [])).statusCode).toBe(422)
    expect(
      (
        await send(
          'take',
          Array.from({ length: 201 }, () => row(id)),
        )
      ).statusCode,
    ).toBe(422)
  })
})

it('two hundred keep nobody else waiting', async () => {
  const ids = await Promise.all(Array.from({ length: 200 }, () => newCase()))
  const many = bulk(
    'take',
    ids.map((id) => row(id)),
  )
  let over = false
  void many.then(() => {
    over = true
  })
  const visitor = await desk.as('duban')
  expect((await visitor.send({ url: '/api/session' })).statusCode).toBe(200)
  expect(over).toBe(false)
  expect(told(await many).every((each) => each === 'done')).toBe(true)
})
