import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#server/cases/actor.ts'
import { system } from '#server/platform/db.ts'
import { Problem, type Problem as Refusal } from '#server/platform/problem.ts'
import { openTestDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { type Clerk, callNext, changeTicket, getUp, sitDown } from './commands.ts'
import { demoHall, seedDemoQueue } from './demo.ts'
import { issueTicket } from './issue.ts'
import { readQueue, readScreen, readTicket } from './read.ts'
import type { Ticket } from './store.ts'

// A day in a hall: numbers, places, windows, and what two at once may not break.

let test: TestDatabase
let clerk: Clerk
let halls: string[]
let hallCode = ''
const minute = 60_000

beforeAll(async () => {
  test = await openTestDatabase()
  clerk = (await test.actor('chuangkou')) as Clerk
  halls = test.ctx
    .town()
    .halls.filter((hall) => (hall.windows ?? 0) >= 3)
    .map((hall) => hall.code)
})
afterAll(() => test.drop())
// A hall of its own for each test: nobody waits there yet.
beforeEach(() => {
  hallCode = halls.pop() ?? ''
  test.clock.set(testNow)
})

const take = (kind = 'MATTER', more: { priority?: boolean; clientKey?: string } = {}) =>
  issueTicket(test.ctx, systemActor, { hallCode, kind, clientKey: randomUUID(), ...more })
const sit = (number = 1, who = clerk, more = {}) =>
  sitDown(test.ctx, who, { hallCode, number, ...more })
const next = (number = 1, who = clerk) => callNext(test.ctx, who, { hallCode, number })
const give = (ticket: Ticket | undefined, command: 'recall' | 'start' | 'finish' | 'noShow') =>
  changeTicket(test.ctx, clerk, { id: ticket?.id ?? '', command })
const numbers = async () =>
  (await readQueue(test.ctx, clerk, hallCode)).waiting.map((t) => t.number)

/** Colleagues who may sit at other windows of the same hall. */
async function colleagues(count: number): Promise<Clerk[]> {
  const rows = await test.db.run(system, (sql) =>
    sql.query<{ personId: string }>(
      `select person_id as "personId" from posts where role = 'HALL_CLERK' limit $1`,
      [count],
    ),
  )
  return rows.map(({ personId }) => ({ ...clerk, personId }))
}

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  )
  if (!(error instanceof Problem)) throw new Error(`not refused: ${String(error)}`)
  return error
}

describe('numbers', () => {
  it('run without gap or double when many take one at once, each kind by itself', async () => {
    const kinds = ['MATTER', 'DISPUTE']
    const taken = await Promise.all(Array.from({ length: 30 }, (_, n) => take(kinds[n % 2])))
    const of = (prefix: string) =>
      taken.map((ticket) => ticket.number).filter((number) => number.startsWith(prefix))
    const run = (prefix: string) =>
      Array.from({ length: 15 }, (_, n) => `${prefix}${String(n + 1).padStart(3, '0')}`)
    expect(of('A').toSorted()).toEqual(run('A'))
    expect(of('B').toSorted()).toEqual(run('B'))
    expect(new Set(taken.map((ticket) => ticket.token)).size).toBe(30)
  })

  it('a wish sent twice, even at once, is one number', async () => {
    const clientKey = randomUUID()
    const taken = await Promise.all([1, 2, 3].map(() => take('MATTER', { clientKey })))
    expect(new Set(taken.map((ticket) => ticket.id)).size).toBe(1)
    expect((await take()).number).toBe('A002')
    expect((await refusal(take('DISPUTE', { clientKey }))).type).toBe('key-reused')
  })

  it('begin anew at midnight in Shanghai, and who waited yesterday waits no more', async () => {
    test.clock.set(new Date('2026-03-10T15:59:00Z'))
    const late = await take()
    expect(late.number).toBe('A001')
    test.clock.set(new Date('2026-03-10T16:00:00Z'))
    expect(await readTicket(test.ctx, late.token)).toMatchObject({ ended: true })
    expect((await take()).number).toBe('A001')
    expect(await numbers()).toEqual(['A001'])
    expect((await readScreen(test.ctx, hallCode)).waiting).toBe(1)
    await sit()
    const called = await next()
    expect(called).toMatchObject({ number: 'A001', day: '2026-03-11' })
    const moving = changeTicket(test.ctx, clerk, {
      id: late.id,
      command: 'move',
      move: { room: 0 },
    })
    expect((await refusal(moving)).type).toBe('wrong-state')
  })

  it('of a kind or hall that is not there are refused', async () => {
    expect((await refusal(take('NOTHING'))).type).toBe('invalid')
    hallCode = 'H-0'
    expect((await refusal(take())).type).toBe('not-found')
  })
})

describe('calling', () => {
  it('twenty windows at once never call the same number, and call all there are', async () => {
    // Thirty windows: the hall is built larger for this test.
    const item = test.ctx.town().hall(hallCode)
    await test.db.run(system, (sql) =>
      sql.query(
        `update town_items set data = data || '{"windows": 30}' where kind = 'hall' and code = $1`,
        [hallCode],
      ),
    )
    expect(item).toBeDefined()
    await test.db.run(system, (sql) => sql.query("select nextval('town_revision')"))
    await test.town.refresh()
    const windows = await colleagues(20)
    for (const [index, who] of windows.entries()) await sit(index + 1, who)
    for (let n = 0; n < 15; n += 1) await take()
    const called = await Promise.all(windows.map((who, index) => next(index + 1, who)))
    const got = called.flatMap((ticket) => (ticket ? [ticket.number] : []))
    expect(got).toHaveLength(15)
    expect(new Set(got).size).toBe(15)
    expect(await numbers()).toEqual([])
  })

  it('pressed twice calls once', async () => {
    await take()
    await take()
    await sit()
    const called = await Promise.all([next(), next(), next()])
    expect(called.map((ticket) => ticket?.number)).toEqual(['A001', 'A001', 'A001'])
    expect(await numbers()).toEqual(['A002'])
  })

  it('is for whoever sits there, and a window holds one colleague until relieved', async () => {
    await take()
    expect((await refusal(next())).type).toBe('not-permitted')
    await sit()
    const [other] = (await colleagues(5)).filter((who) => who.personId !== clerk.personId)
    if (!other) throw new Error('nobody else')
    expect((await refusal(sit(1, other))).type).toBe('guard-failed')
    await sit(2, other)
    expect((await next(2, other))?.window).toBe(2)
    await sit(1, other, { takeOver: true })
    expect((await refusal(next())).type).toBe('not-permitted')
    await getUp(test.ctx, other)
    await sit()
    expect(await next()).toBeUndefined()
    expect((await refusal(sit(60))).type).toBe('invalid')
    expect((await refusal(sit(1, clerk, { kinds: ['NOTHING'] }))).type).toBe('invalid')
  })

  it('takes what the window takes', async () => {
    await take('MATTER')
    await take('DISPUTE')
    await sit(1, clerk, { kinds: ['DISPUTE'] })
    expect((await next())?.number).toBe('B001')
  })

  it('goes by place: priority first, within its head start', async () => {
    await take()
    test.clock.advance(10 * minute)
    await take()
    test.clock.advance(10 * minute)
    const elder = await take('MATTER', { priority: true })
    expect(elder.priority).toBe(true)
    expect(await numbers()).toEqual(['A001', 'A003', 'A002'])
    expect(await readTicket(test.ctx, elder.token)).toMatchObject({ ahead: 1, state: 'WAITING' })
  })
})

describe('a ticket', () => {
  it('is called, called again, served and done, and the phone follows', async () => {
    const { token } = await take()
    await sit()
    const ticket = await next()
    expect(await readTicket(test.ctx, token)).toMatchObject({
      state: 'CALLED',
      window: 1,
      ahead: 0,
    })
    expect((await give(ticket, 'recall')).calls).toBe(2)
    const [shown] = (await readScreen(test.ctx, hallCode)).called
    expect(shown).toMatchObject({ number: 'A001', window: 1, calls: 2, state: 'CALLED' })
    await give(ticket, 'start')
    // A second press finds it done.
    expect((await give(ticket, 'start')).state).toBe('SERVING')
    await give(ticket, 'finish')
    expect((await give(ticket, 'finish')).state).toBe('DONE')
    expect((await readScreen(test.ctx, hallCode)).called).toEqual([])
    expect((await readQueue(test.ctx, clerk, hallCode)).served).toBe(1)
    expect((await refusal(give(ticket, 'recall'))).type).toBe('wrong-state')
  })

  it('goes three places back once when nobody comes, then it is over', async () => {
    for (let n = 0; n < 5; n += 1) {
      await take()
      test.clock.advance(1000)
    }
    await sit()
    await give(await next(), 'noShow')
    expect(await numbers()).toEqual(['A002', 'A003', 'A004', 'A001', 'A005'])
    for (let n = 0; n < 3; n += 1) await give(await next(), 'finish')
    const again = await next()
    expect(again).toMatchObject({ number: 'A001', missed: 1 })
    expect((await give(again, 'noShow')).state).toBe('NO_SHOW')
    expect(await numbers()).toEqual(['A005'])
  })

  it('moves to another kind and keeps its place, or to a room and leaves the queue', async () => {
    const first = await take('MATTER')
    test.clock.advance(1000)
    await take('DISPUTE')
    const move = (move: { kind?: string; room?: number }) =>
      changeTicket(test.ctx, clerk, { id: first.id, command: 'move', move })
    await move({ kind: 'DISPUTE' })
    expect(await numbers()).toEqual(['A001', 'B001'])
    expect((await refusal(move({}))).type).toBe('invalid')
    expect((await refusal(move({ room: 99 }))).type).toBe('invalid')
    await move({ room: 1 })
    expect(await numbers()).toEqual(['B001'])
    const [shown] = (await readScreen(test.ctx, hallCode)).called
    expect(shown).toMatchObject({
      number: 'A001',
      state: 'MOVED',
      room: { zh: expect.any(String) },
    })
    expect(await readTicket(test.ctx, first.token)).toMatchObject({ state: 'MOVED' })
  })
})

describe('a fresh demo', () => {
  it('shows a living hall once a day, with window 1 free for its clerk', async () => {
    hallCode = demoHall
    halls = halls.filter((code) => code !== demoHall)
    await seedDemoQueue(test.ctx)
    await seedDemoQueue(test.ctx)
    const queue = await readQueue(test.ctx, clerk, hallCode)
    expect(queue.waiting).toHaveLength(9)
    expect(queue.windows.map(({ seat }) => seat).slice(0, 3)).toEqual(['FREE', 'TAKEN', 'TAKEN'])
    expect(queue.longestWaitSeconds).toBeGreaterThan(20 * 60)
    const { called } = await readScreen(test.ctx, hallCode)
    expect(called.map(({ window }) => window)).toEqual([3, 2])
  })

  it('begins empty just after midnight', async () => {
    hallCode = demoHall
    test.clock.set(new Date('2026-03-12T16:05:00Z'))
    await seedDemoQueue(test.ctx)
    expect((await numbers()).length).toBeLessThan(4)
  })
})

describe('who may', () => {
  it('a clerk of another county neither sees nor serves the hall; row security says the same', async () => {
    const ticket = await take()
    const stranger: Clerk = {
      ...clerk,
      posts: [{ id: randomUUID(), role: 'HALL_CLERK', unitCode: 'C-620921', regionCode: '620921' }],
    }
    expect((await refusal(readQueue(test.ctx, stranger, hallCode))).type).toBe('not-permitted')
    expect((await refusal(sit(1, stranger))).type).toBe('not-permitted')
    const change = changeTicket(test.ctx, stranger, { id: ticket.id, command: 'move' })
    expect((await refusal(change)).type).toBe('not-found')
    const seen = await test.db.run({ kind: 'post', regions: ['620921'], units: [] }, (sql) =>
      sql.query('select id from tickets'),
    )
    expect(seen).toEqual([])
    expect(
      await test.db.run({ kind: 'case', caseId: ticket.id }, (sql) =>
        sql.query('select id from tickets'),
      ),
    ).toEqual([])
  })

  it('a supervisor sees the queue and calls nobody', async () => {
    const supervisor = (await test.actor('duban')) as Clerk
    expect((await readQueue(test.ctx, supervisor, hallCode)).windows).not.toHaveLength(0)
    expect((await refusal(sit(1, supervisor))).type).toBe('not-permitted')
  })

  it('the screen says nothing of persons', async () => {
    await take('MATTER', { priority: true })
    await sit()
    await next()
    const said = JSON.stringify(await readScreen(test.ctx, hallCode))
    expect(said).not.toMatch(/priority|token|person|case/i)
  })
})
