import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CasePage, Worklists } from '#contract/api.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  const county = storyGrid.slice(0, 6)
  const held = await desk.report({ regionCode: storyGrid, categoryCode: '0407' })
  await desk.report({ words: '不知道在哪里，很吵' })
  await desk.report({ regionCode: '620982', words: '夜市太吵' })
  await desk.give('fenpai-suzhou', held.caseId, 'accept', {})
  const units = { leadUnit: `${county}-PSB`, coUnits: [`${county}-ECO`] }
  await desk.give('fenpai-suzhou', held.caseId, 'dispatch', units)
  await desk.work()
})
afterAll(() => desk.drop())

test.each([
  'fenpai-jiuquan',
  'fenpai-suzhou',
  'fenpai-xincheng',
  'gongan-suzhou',
  'huanbao-suzhou',
  'wanggeyuan',
  'huawu',
  'duban',
])('each number beside a queue of %s is the length of its list', async (login) => {
  const person = await desk.as(login)
  const worklists = (await person.send({ url: '/api/worklists' })).json<Worklists>()
  const told: Record<string, number> = {}
  const listed: Record<string, number> = {}
  for (const { post, queues } of worklists) {
    for (const { queue, n } of queues.filter((one) => one.queue !== 'RECENT')) {
      const url = `/api/cases?post=${post.id}&queue=${queue}`
      told[queue] = n
      listed[queue] = (await person.send({ url })).json<CasePage>().items.length
    }
  }
  expect(told).toEqual(listed)
  expect(Object.keys(listed).length).toBeGreaterThan(2)
})

test('the city looks over the cases its counties hold', async () => {
  const [own] = (
    await (await desk.as('fenpai-jiuquan')).send({ url: '/api/worklists' })
  ).json<Worklists>()
  const all = own?.queues.find(({ queue }) => queue === 'ALL_OPEN')
  expect(all?.n).toBe(3)
})
