import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CasePage } from '#contract/api.ts'
import type { CasePoints } from '#contract/workbench.ts'
import { followSearch, searchFollower } from '#server/cases/search/follow.ts'
import { system } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.drop())

/** Until the search has caught up with what the tests did. */
async function settle(): Promise<void> {
  await desk.work()
  const follow = searchFollower(desk.db)
  await follow()
  while ((await follow()) > 0);
}

async function ask(login: string, path: string, q: string, more: string) {
  const visitor = await desk.as(login)
  const post = visitor.session.posts[0]?.id
  const answer = await visitor.send({
    url: `/api/${path}?post=${post}&q=${encodeURIComponent(q)}&${more}`,
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer
}
const find = async (login: string, q: string, more = 'queue=ALL_OPEN') =>
  (await ask(login, 'cases', q, more)).json<CasePage>()
const titles = async (login: string, q: string, more?: string) =>
  (await find(login, q, more)).items.map(({ title }) => title)
const everywhere = 'queue=RECENT&holding=SUBTREE'

test('words of two characters are found, newest first, across months', async () => {
  await desk.travel('2026-03-10T02:00:00Z')
  await desk.report({ words: '楼下面馆的油烟很呛', regionCode: storyGrid })
  await desk.travel('2026-05-11T02:00:00Z')
  await desk.report({ words: '对面饭店油烟直排', regionCode: storyGrid })
  await desk.report({ words: '路灯不亮', regionCode: storyGrid })
  await settle()
  const both = ['对面饭店油烟直排', '楼下面馆的油烟很呛']
  expect(await titles('fenpai-suzhou', '油烟', everywhere)).toEqual(both)
  // A worklist stands by its limits.
  expect(await titles('fenpai-suzhou', '油烟')).toEqual(both.toReversed())
  expect(await titles('fenpai-suzhou', '油烟 面馆')).toEqual(['楼下面馆的油烟很呛'])
  // Pairs alone would agree: 面馆油烟 is not written there.
  expect(await titles('fenpai-suzhou', '面馆油烟')).toEqual([])
  expect(await titles('fenpai-suzhou', '面馆油烟', everywhere)).toEqual([])
  expect(await titles('fenpai-suzhou', '油')).toEqual([])
  expect(await titles('fenpai-suzhou', '%烟')).toEqual([])
})

test('words narrow the queue and the filter they stand in', async () => {
  const query = 'queue=REGISTERED&urgent=false'
  expect(await titles('fenpai-suzhou', '油烟', query)).toHaveLength(2)
  expect(await titles('fenpai-suzhou', '油烟', 'queue=DISPATCHED')).toEqual([])
  expect(await titles('fenpai-suzhou', '油烟', 'queue=ALL_OPEN&urgent=true')).toEqual([])
  const may = 'from=2026-05-01&to=2026-05-31'
  expect(await titles('fenpai-suzhou', '油烟', `${everywhere}&${may}`)).toHaveLength(1)
  expect(await titles('fenpai-suzhou', '油烟', `queue=ALL_OPEN&${may}`)).toHaveLength(1)
  expect(await titles('fenpai-suzhou', '油烟', `${everywhere}&to=2026-04-30`)).toHaveLength(1)
})

test('a code is found by its last digits, a whole one in any queue', async () => {
  const { caseCode } = await desk.report({ words: '污水外溢', regionCode: storyGrid })
  await settle()
  const digits = caseCode.replaceAll('-', '')
  for (const typed of [digits.slice(-4), digits.slice(-6), digits.slice(-8), digits, caseCode])
    expect(await titles('fenpai-suzhou', typed), typed).toEqual(['污水外溢'])
  expect(await titles('fenpai-suzhou', caseCode, 'queue=DISPATCHED')).toEqual(['污水外溢'])
  expect(await titles('fenpai-suzhou', digits.slice(-6), 'queue=DISPATCHED')).toEqual([])
})

test('the search goes on by key: no case comes twice, none is lost, whatever happens meanwhile', async () => {
  const made: string[] = []
  for (let i = 0; i < 7; i += 1) {
    desk.clock.advance(60_000)
    made.push((await desk.report({ words: `第${i}个井盖松动`, regionCode: storyGrid })).caseId)
  }
  await settle()
  for (const [query, order] of [
    [everywhere, [6, 5, 4, 3, 2, 1, 0]],
    ['queue=ALL_OPEN', [0, 1, 2, 3, 4, 5, 6]],
  ] as const) {
    const seen: string[] = []
    let next: string | undefined
    do {
      const page = await find(
        'fenpai-suzhou',
        '井盖',
        `${query}&limit=2${next ? `&after=${next}` : ''}`,
      )
      seen.push(...page.items.map(({ title }) => title))
      next = page.next
      desk.clock.advance(60_000)
      await desk.report({ words: '又一个井盖', regionCode: '620982' })
      await desk.give('fenpai-suzhou', made[0] ?? '', 'comment', { note: '已看' })
      await settle()
    } while (next)
    expect(seen, query).toEqual(order.map((i) => `第${i}个井盖松动`))
  }
})

test('narrowed by category and region, and never beyond what the post reaches', async () => {
  await desk.report({ words: '井盖丢了', regionCode: '620981', categoryCode: '0502' })
  await settle()
  expect(await titles('fenpai-jiuquan', '井盖丢了')).toEqual(['井盖丢了'])
  for (const query of [everywhere, 'queue=ALL_OPEN']) {
    expect(await titles('fenpai-jiuquan', '井盖丢了', `${query}&region=620902`)).toEqual([])
    expect(await titles('fenpai-jiuquan', '井盖丢了', `${query}&category=05`)).toEqual(['井盖丢了'])
    expect(await titles('fenpai-jiuquan', '井盖丢了', `${query}&category=0407`)).toEqual([])
    expect(await titles('fenpai-suzhou', '井盖丢了', query)).toEqual([])
    expect(await titles('gongan-suzhou', '井盖', query)).toEqual([])
  }
})

test('what was answered and noted is found, by those the matter is open to', async () => {
  const { caseId } = await desk.report({
    words: '洗衣店夜里很吵',
    placeText: '天怡家园北门',
    regionCode: storyGrid,
    categoryCode: '0407',
    point: { lng: 98.51, lat: 39.74, datum: 'WGS84' },
  })
  await desk.give('fenpai-suzhou', caseId, 'accept', {})
  await desk.give('fenpai-suzhou', caseId, 'dispatch', { leadUnit: '620902-PSB' })
  await desk.give('gongan-suzhou', caseId, 'sign', {})
  await desk.give('gongan-suzhou', caseId, 'comment', { note: '店主答应装隔音棉' })
  await settle()
  for (const words of ['隔音棉', '北门', '隔音棉 北门'])
    expect(await titles('gongan-suzhou', words), words).toEqual(['洗衣店夜里很吵'])
  expect(await titles('chengguan-suzhou', '隔音棉')).toEqual([])
  const points = (
    await ask('gongan-suzhou', 'case-points', '隔音棉', 'queue=ALL_OPEN')
  ).json<CasePoints>()
  expect(points.ids).toEqual([caseId])
  const none = await ask('gongan-suzhou', 'case-points', '井盖', 'queue=ALL_OPEN')
  expect(none.json<CasePoints>().ids).toEqual([])
})

test('the words of a rating are found by those who see who reported, and by nobody else', async () => {
  const receipt = await desk.report({
    words: '广场舞音响太大',
    regionCode: storyGrid,
    categoryCode: '0407',
    reporter: { name: '王小明', phone: '13899998888' },
  })
  const { caseId } = receipt
  await desk.give('fenpai-suzhou', caseId, 'accept', {})
  await desk.give('fenpai-suzhou', caseId, 'dispatch', { leadUnit: '620902-PSB' })
  await desk.give('gongan-suzhou', caseId, 'sign', {})
  await desk.give('gongan-suzhou', caseId, 'resolve', { outcome: 'SOLVED', reply: '已劝离' })
  await desk.say(receipt, 'answer', {
    solved: false,
    satisfaction: 'DISSATISFIED',
    ownWords: '民警敷衍了事',
  })
  await settle()
  for (const query of [everywhere, 'queue=ALL_OPEN']) {
    expect(await titles('fenpai-suzhou', '敷衍', query)).toEqual(['广场舞音响太大'])
    expect(await titles('fenpai-suzhou', '敷衍 劝离', query)).toEqual(['广场舞音响太大'])
    expect(await titles('gongan-suzhou', '劝离', query)).toEqual(['广场舞音响太大'])
    expect(await titles('gongan-suzhou', '敷衍', query)).toEqual([])
    expect(await titles('wanggeyuan', '敷衍', query)).toEqual([])
  }
})

test('a telephone finds by right alone, and who has none finds no words by it', async () => {
  expect(await titles('fenpai-suzhou', '13899998888', 'queue=DISPATCHED')).toEqual([
    '广场舞音响太大',
  ])
  expect(await titles('gongan-suzhou', '13899998888')).toEqual([])
})

test('a closed matter is found among the newest and no longer among the open', async () => {
  const receipt = await desk.report({ words: '鸽子粪便太多', regionCode: storyGrid })
  await settle()
  expect(await titles('fenpai-suzhou', '鸽子')).toEqual(['鸽子粪便太多'])
  await desk.say(receipt, 'withdraw', {})
  await settle()
  expect(await titles('fenpai-suzhou', '鸽子')).toEqual([])
  expect(await titles('fenpai-suzhou', '鸽子', everywhere)).toEqual(['鸽子粪便太多'])
})

test('a page that the filter leaves short looks further', async () => {
  const hidden = 'queue=RECENT&holding=SUBTREE&limit=1&urgent=true'
  const { caseId } = await desk.report({ words: '锅炉房冒烟', regionCode: storyGrid })
  await desk.give('fenpai-suzhou', caseId, 'setUrgency', { urgent: true, reason: '有危险' })
  for (let i = 0; i < 4; i += 1) {
    desk.clock.advance(60_000)
    await desk.report({ words: `锅炉房第${i}次冒烟`, regionCode: storyGrid })
  }
  await settle()
  expect(await titles('fenpai-suzhou', '锅炉', hidden)).toEqual(['锅炉房冒烟'])
})

test('two processes do not follow at once, and an emptied search builds itself anew', async () => {
  await desk.db.run(system, (sql) =>
    sql.query(
      'with gone as (delete from case_search), forgotten as (delete from search_terms) update search_progress set position = 0',
    ),
  )
  expect(await titles('fenpai-suzhou', '油烟')).toEqual([])
  const both = await Promise.all([followSearch(desk.db), followSearch(desk.db)])
  expect(both.filter(({ position }) => position > 0).length).toBeGreaterThan(0)
  await settle()
  expect(await titles('fenpai-suzhou', '油烟')).toHaveLength(2)
  // Nothing new is nothing done.
  expect(await searchFollower(desk.db)()).toBe(0)
})

test('no post reads the search itself', async () => {
  const rows = await desk.db.run(
    { kind: 'post', regions: ['6209'], units: ['620902-PSB'] },
    (sql) => sql.query('select from case_search'),
  )
  expect(rows).toEqual([])
})
