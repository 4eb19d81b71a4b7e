import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { undoMinutes } from '#contract/undo.ts'
import { systemActor } from '#server/cases/actor.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { openTestDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { type Clerk, callNext, changeTicket, sitDown } from './commands.ts'
import { issueTicket } from './issue.ts'
import { readQueue } from './read.ts'
import type { Ticket } from './store.ts'
import { undoTicket } from './undo.ts'

// A wrong press at the window: what was ended comes back as it was, or stands for a reason.

let test: TestDatabase
let clerk: Clerk
let colleague: Clerk
let halls: string[]
let hallCode = ''

beforeAll(async () => {
  test = await openTestDatabase()
  clerk = (await test.actor('chuangkou')) as Clerk
  const [other] = await test.db.run(system, (sql) =>
    sql.query<{ personId: string }>(
      `select person_id as "personId" from posts where role = 'HALL_CLERK' and person_id <> $1 limit 1`,
      [clerk.personId],
    ),
  )
  colleague = { ...clerk, personId: other?.personId ?? '' }
  halls = test.ctx
    .town()
    .halls.filter(({ regionCode, windows = 0 }) => regionCode.startsWith('620902') && windows > 1)
    .map(({ code }) => code)
})
afterAll(() => test.drop())
beforeEach(async () => {
  hallCode = halls.pop() ?? ''
  test.clock.set(testNow)
  for (let tickets = 0; tickets < 5; tickets += 1) {
    await take()
    later(1)
  }
  await sit(1, clerk)
})

const take = (kind = 'MATTER') =>
  issueTicket(test.ctx, systemActor, { hallCode, kind, clientKey: randomUUID() })
const sit = (number: number, who: Clerk, more = {}) =>
  sitDown(test.ctx, who, { hallCode, number, ...more })
const queue = (who = clerk) => readQueue(test.ctx, who, hallCode)
const undo = (ticket: Ticket, who = clerk) => undoTicket(test.ctx, who, ticket.id)
const later = (minutes: number) =>
  test.clock.set(new Date(test.clock.now().getTime() + minutes * 60_000))

async function next(number = 1, who = clerk): Promise<Ticket> {
  const ticket = await callNext(test.ctx, who, { hallCode, number })
  if (!ticket) throw new Error('nobody waits')
  return ticket
}
const give = (ticket: Ticket, command: 'start' | 'finish' | 'noShow') =>
  changeTicket(test.ctx, clerk, { id: ticket.id, command })

async function reasonOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((caught: unknown) => caught)
  if (!(error instanceof Problem)) throw new Error(`not refused: ${String(error)}`)
  return error.detail ?? error.type
}

it('a ticket served by mistake is being served again, once however often it is pressed', async () => {
  const started = await give(await next(), 'start')
  await give(started, 'finish')
  expect(await queue()).toMatchObject({
    served: 1,
    takeBack: { step: 'finish', ticket: { number: started.number } },
  })
  expect((await undo(started)).state).toBe('SERVING')
  expect((await undo(started)).state).toBe('SERVING')
  const after = await queue()
  expect(after).toMatchObject({ served: 0 })
  expect(after.takeBack).toBeUndefined()
  expect(after.windows[0]?.ticket?.number).toBe(started.number)
})

it('a person noted as absent keeps her place and her one call that nobody answered is forgotten', async () => {
  const called = await next()
  await give(called, 'noShow')
  const back = await undo(called)
  expect(back).toMatchObject({ state: 'CALLED', window: 1, missed: 0, placeAt: called.placeAt })
  expect((await queue()).waiting.map(({ number }) => number)).not.toContain(called.number)
})

it('a ticket that another window has called meanwhile stays there', async () => {
  const called = await next()
  await give(called, 'noShow')
  await sit(2, colleague)
  for (let others = 0; others < 3; others += 1) {
    const passed = await next(2, colleague)
    await changeTicket(test.ctx, colleague, { id: passed.id, command: 'finish' })
  }
  expect((await next(2, colleague)).id).toBe(called.id)
  expect((await queue()).takeBack).toBeUndefined()
  expect(await reasonOf(undo(called))).toBe('您没有坐在这个窗口')
})

it('stands after its minutes, for a colleague, and while the window has another number', async () => {
  const first = await next()
  await give(first, 'finish')
  await sit(2, colleague)
  expect(await reasonOf(undo(first, colleague))).toBe('您没有坐在这个窗口')
  const second = await next()
  expect(await reasonOf(undo(first))).toContain(second.number)
  await give(second, 'finish')
  expect((await undo(first)).state).toBe('CALLED')
  await give(first, 'finish')
  later(undoMinutes + 1)
  expect(await reasonOf(undo(first))).toContain('分钟')
  expect((await queue()).takeBack).toBeUndefined()
})

it('what a window takes is kept when its clerk sits down anew or is relieved', async () => {
  await sit(1, clerk, { kinds: ['DISPUTE'] })
  await sit(1, clerk)
  expect((await queue()).windows[0]?.kinds).toEqual(['DISPUTE'])
  expect(await callNext(test.ctx, clerk, { hallCode, number: 1 })).toBeUndefined()
  await sit(1, colleague, { takeOver: true })
  expect((await queue()).windows[0]?.kinds).toEqual(['DISPUTE'])
  await sit(1, colleague, { kinds: [] })
  expect((await queue()).windows[0]?.kinds).toEqual([])
})
