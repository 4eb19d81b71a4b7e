import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CasePage } from '#contract/api.ts'
import type { ColleagueList } from '#contract/workbench.ts'
import { verifyRecord } from '#server/cases/audit/verify.ts'
import { system } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { addColleague } from './colleague.ts'
import { type Desk, openDesk } from './desk.ts'

// Who is on a matter, over HTTP: two dispatchers of the county, and one who only looks on.

let desk: Desk
let secondId: string
beforeAll(async () => {
  desk = await openDesk()
  secondId = await addColleague(desk, 'fenpai-er', 'fenpai-suzhou')
})
afterAll(() => desk.drop())

const county = storyGrid.slice(0, 6)
const newCase = async () =>
  (await desk.report({ regionCode: storyGrid, categoryCode: '0407' })).caseId

it('is shown on the case, in the list and in the timeline, to everyone who sees the case', async () => {
  const id = await newCase()
  const { person } = (await desk.as('fenpai-suzhou')).session
  const taken = await desk.give('fenpai-suzhou', id, 'take', {})
  expect(taken.takenBy).toEqual(person)
  const given = await desk.give('fenpai-suzhou', id, 'assign', { colleagueId: secondId })
  expect(given.takenBy).toEqual({ id: secondId, name: '周二' })
  expect(given.timeline.at(-1)).toMatchObject({ person: person.name, takenBy: '周二' })
  expect((await desk.view('shenji', id)).takenBy?.name).toBe('周二')

  const visitor = await desk.as('fenpai-er')
  const post = visitor.session.posts[0]?.id
  const page = await visitor.send({ url: `/api/cases?post=${post}&queue=ALL_OPEN` })
  const row = page.json<CasePage>().items.find((each) => each.id === id)
  expect(row?.takenBy).toEqual({ id: secondId, name: '周二' })
  // The other may act all the same; the matter leaves the desk and nobody is on it.
  await desk.give('fenpai-suzhou', id, 'accept', {})
  const sent = await desk.give('fenpai-suzhou', id, 'dispatch', { leadUnit: `${county}-PSB` })
  expect(sent.takenBy).toBeUndefined()
  expect(await verifyRecord(desk.db)).toMatchObject({ ok: true })
})

it('goes to one of two who reach for it at once', async () => {
  const id = await newCase()
  const answers = await Promise.all(
    ['fenpai-suzhou', 'fenpai-er'].map((login) => desk.try(login, id, 'take', {}, { version: 1 })),
  )
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 412])
})

it('is given to colleagues of the own unit who are at work, and to nobody else', async () => {
  const id = await newCase()
  const assign = (colleagueId: string) => desk.try('fenpai-suzhou', id, 'assign', { colleagueId })
  const clerk = (await desk.as('gongan-suzhou')).session.person.id
  for (const other of [clerk, uuidv7(desk.clock.now())])
    expect((await assign(other)).json()).toMatchObject({ guard: 'colleague' })
  const left = await addColleague(desk, 'fenpai-san', 'fenpai-suzhou')
  await desk.db.run(system, (sql) =>
    sql.query('update posts set valid_to = $2 where person_id = $1', [left, desk.clock.now()]),
  )
  expect((await assign(left)).json()).toMatchObject({ guard: 'colleague' })
  expect((await assign(secondId)).statusCode).toBe(200)
})

it('lists the colleagues of my unit, and of no other', async () => {
  const ask = async (login: string, post?: string) => {
    const visitor = await desk.as(login)
    return visitor.send({ url: `/api/colleagues?post=${post ?? visitor.session.posts[0]?.id}` })
  }
  const own = (await ask('fenpai-suzhou')).json<ColleagueList>().map(({ id }) => id)
  expect(own).toContain(secondId)
  expect(own).toContain((await desk.as('fenpai-suzhou')).session.person.id)
  expect(own).not.toContain((await desk.as('duban')).session.person.id)
  const others = (await ask('gongan-suzhou')).json<ColleagueList>().map(({ id }) => id)
  expect(others).not.toContain(secondId)
  const post = (await desk.as('gongan-suzhou')).session.posts[0]?.id
  expect((await ask('fenpai-suzhou', post)).statusCode).toBe(403)
})
