import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mostViews, type ViewList, type ViewRow } from '#contract/workbench.ts'
import { system } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { addColleague } from './colleague.ts'
import { type Desk, openDesk } from './desk.ts'

// Views kept by one dispatcher of the county, and who else reads, counts and changes them.

let desk: Desk
const me = 'fenpai-suzhou'
const other = 'fenpai-er'
beforeAll(async () => {
  desk = await openDesk()
  await addColleague(desk, other, me)
  for (const regionCode of [storyGrid, storyGrid, '620921', '620921', '620921'])
    await desk.report({ regionCode, categoryCode: '0407' })
})
afterAll(() => desk.drop())

const postOf = async (login: string) => (await desk.as(login)).session.posts[0]?.id ?? ''
async function send(login: string, method: 'POST' | 'PUT' | 'DELETE', more: object, id?: string) {
  const view = {
    name: '我的视图',
    postId: await postOf(login),
    queue: 'ALL_OPEN',
    filter: {},
    sharing: 'MINE',
    badge: false,
    ...more,
  }
  return (await desk.as(login)).send({
    method,
    url: id ? `/api/views/${id}` : '/api/views',
    ...(method === 'DELETE' ? {} : { payload: view }),
  })
}
async function save(login: string, more: object): Promise<ViewRow> {
  const answer = await send(login, 'POST', more)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<ViewRow>()
}
const list = async (login: string) =>
  (await (await desk.as(login)).send({ url: '/api/views' })).json<ViewList>()
const seenBy = async (login: string, name: string) =>
  (await list(login)).find((view) => view.name === name)

it('is kept with every word of its filter, and read back', async () => {
  const filter = {
    holding: 'UNIT',
    state: ['REGISTERED', 'ACCEPTED'],
    category: ['04'],
    urgent: false,
    from: '2026-01-01',
    q: '天怡家园 13909371234',
  }
  const saved = await save(me, { name: '噪声', filter })
  expect(saved).toMatchObject({ name: '噪声', filter, mine: true, postId: await postOf(me) })
  expect(await seenBy(me, '噪声')).toEqual(saved)
  // What somebody searched for may name a person: it does not stand in the table.
  const [row] = await desk.db.run(system, (sql) =>
    sql.query<{ text: string }>(
      `select saved_views::text as text from saved_views where name = '噪声'`,
    ),
  )
  expect(row?.text).not.toMatch(/天怡|13909371234/)
})

it('is mine alone until I share it, with the unit or with one role in it', async () => {
  const { id } = await save(me, { name: '共享' })
  expect(await seenBy(other, '共享')).toBeUndefined()
  await send(me, 'PUT', { name: '共享', sharing: 'POSTS', role: 'DISPATCHER' }, id)
  expect(await seenBy(other, '共享')).toMatchObject({
    mine: false,
    owner: (await desk.as(me)).session.person.name,
    postId: await postOf(other),
  })
  await send(me, 'PUT', { name: '共享', sharing: 'POSTS', role: 'SUPERVISOR' }, id)
  expect(await seenBy(other, '共享')).toBeUndefined()
  await send(me, 'PUT', { name: '共享', sharing: 'UNIT' }, id)
  expect(await seenBy(other, '共享')).toBeDefined()
  for (const login of ['gongan-suzhou', 'fenpai-jiuquan', 'fenpai-xincheng'])
    expect(await seenBy(login, '共享'), login).toBeUndefined()
})

it('is changed and dropped by its owner alone', async () => {
  const { id } = await save(me, { name: '不许动', sharing: 'UNIT' })
  for (const login of [other, 'gongan-suzhou'])
    for (const method of ['PUT', 'DELETE'] as const)
      expect((await send(login, method, { name: '改了' }, id)).statusCode).toBe(404)
  expect(await seenBy(me, '不许动')).toBeDefined()
  expect((await send(me, 'DELETE', {}, id)).statusCode).toBe(204)
  expect((await send(me, 'DELETE', {}, id)).statusCode).toBe(404)
  expect(await seenBy(other, '不许动')).toBeUndefined()
})

it('is counted among what its reader sees and has in hand, whoever saved it', async () => {
  const ids = await Promise.all(
    [1, 2].map(async () => (await desk.report({ regionCode: storyGrid })).caseId),
  )
  for (const id of ids) {
    await desk.give(me, id, 'take', {})
    await desk.give(me, id, 'setUrgency', { urgent: true, reason: '-' })
  }
  await save(me, { name: '我在办', sharing: 'UNIT', filter: { holding: 'MINE' }, badge: true })
  expect(await seenBy(me, '我在办')).toMatchObject({ n: 2, capped: false })
  expect(await seenBy(other, '我在办')).toMatchObject({ n: 0 })
  // The whole city, asked for by a county: its own county is what is counted.
  const wide = await save(me, { name: '全市', filter: { region: '6209' }, badge: true })
  const [own] = await desk.db.run(system, (sql) =>
    sql.query<{ n: number }>(
      `select count(*)::int as n from cases where is_open and region_code ^@ '620902'`,
    ),
  )
  expect(wide.n).toBe(own?.n)
  expect((await save(me, { name: '无数字' })).n).toBeUndefined()
})

it('is kept once for two clicks; another under its name is refused', async () => {
  const answers = await Promise.all([1, 2].map(() => send(me, 'POST', { name: '双击' })))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201])
  expect(answers[0]?.json()).toEqual(answers[1]?.json())
  const different = await send(me, 'POST', { name: '双击', queue: 'OVERDUE' })
  expect(different.json()).toMatchObject({ type: 'invalid', errors: [{ pointer: '/name' }] })
  const { id } = await save(me, { name: '另一个' })
  const renamed = await send(me, 'PUT', { name: '双击' }, id)
  expect(renamed.json()).toMatchObject({ type: 'invalid', errors: [{ pointer: '/name' }] })
  // A colleague has names of her own.
  await save(other, { name: '双击' })
})

it('fits the post: a queue it has, a role where a role is meant', async () => {
  const faulty = async (login: string, more: object) =>
    (await send(login, 'POST', { name: randomUUID(), ...more })).json<{
      errors: { pointer: string }[]
    }>().errors[0]?.pointer
  expect(await faulty(me, { queue: 'TASKS' })).toBe('/queue')
  expect(await faulty('guanliyuan', {})).toBe('/queue')
  expect(await faulty(me, { sharing: 'POSTS' })).toBe('/role')
  const foreign = await send(me, 'POST', { postId: await postOf('gongan-suzhou') })
  expect(foreign.statusCode).toBe(403)
})

it('goes with its owner: what nobody can change any more is not shown to others', async () => {
  const third = await addColleague(desk, 'fenpai-san', me)
  await save('fenpai-san', { name: '离岗者的', sharing: 'UNIT' })
  expect(await seenBy(me, '离岗者的')).toBeDefined()
  await desk.db.run(system, (sql) =>
    sql.query('update posts set valid_to = $2 where person_id = $1', [third, desk.clock.now()]),
  )
  expect(await seenBy(me, '离岗者的')).toBeUndefined()
})

it(`is one of ${mostViews} at most`, async () => {
  const has = (await list(other)).filter(({ mine }) => mine).length
  for (let at = has; at < mostViews; at += 1) await save(other, { name: `第 ${at}` })
  const more = await send(other, 'POST', { name: '还要一个' })
  expect(more.json()).toMatchObject({ type: 'invalid' })
})
