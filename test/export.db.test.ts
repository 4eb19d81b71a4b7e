import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  for (const [words, categoryCode] of [
    ['楼下洗衣店夜里吵，孩子睡不着', '0407'],
    ['=1+1 路灯不亮', '0503'],
    ['广场舞音响太大', '0407'],
  ])
    await desk.report({
      words,
      categoryCode,
      regionCode: storyGrid,
      reporter: { name: '李秀兰', phone: '13909371234' },
    })
})
afterAll(() => desk.drop())

async function ask(login: string, query: string) {
  const visitor = await desk.as(login)
  const post = visitor.session.posts[0]?.id
  return visitor.send({ url: `/api/case-export?post=${post}&${query}` })
}

test('a list leaves as it is narrowed, without who reported it', async () => {
  const answer = await ask('fenpai-suzhou', 'queue=ALL_OPEN&category=0407&format=xlsx')
  expect(answer.statusCode, answer.body).toBe(200)
  expect(answer.headers['content-disposition']).toMatch(/cases-\d{4}-\d\d-\d\d\.xlsx/)
  const [head, ...rows] = await readSheet(answer.rawPayload)
  expect(head?.slice(0, 3)).toEqual(['编号', '事项', '类别'])
  expect(rows.map((row) => row[1]).toSorted()).toEqual([
    '广场舞音响太大',
    '楼下洗衣店夜里吵，孩子睡不着',
  ])
  expect(JSON.stringify(rows)).not.toMatch(/李秀兰|1390937/)
})

test('as lines, in English, with texts that are no formulas', async () => {
  const answer = await ask('fenpai-suzhou', 'queue=ALL_OPEN&format=csv&language=en&category=0503')
  expect(answer.statusCode, answer.body).toBe(200)
  expect(answer.body).toContain('Code,Matter,Category')
  expect(answer.body).toContain("'=1+1 路灯不亮")
  expect(answer.body).not.toContain('洗衣店')
})

test('nobody takes out more than they see, and it is noted who took what', async () => {
  const elsewhere = await ask('gongan-suzhou', 'queue=ALL_OPEN&format=csv')
  expect(elsewhere.statusCode).toBe(200)
  await ask('fenpai-suzhou', `queue=ALL_OPEN&format=csv&q=${encodeURIComponent('路灯')}`)
  expect(elsewhere.body).not.toMatch(/洗衣店|路灯|广场舞/)
  const noted = await desk.db.run(system, (sql) =>
    sql.query<{ data: Record<string, unknown> }>(
      "select data from audit_log where action = 'cases.exported' order by at, id",
    ),
  )
  expect(noted.map(({ data }) => data)).toContainEqual(
    expect.objectContaining({ format: 'csv', queue: 'ALL_OPEN', words: true }),
  )
  expect(JSON.stringify(noted)).not.toContain('路灯')
})

test('every fault of an address is named', async () => {
  const answer = await ask('fenpai-suzhou', 'queue=NOWHERE&format=pdf')
  expect(answer.statusCode).toBe(422)
  const { errors } = answer.json<{ errors: { pointer: string }[] }>()
  expect(errors.map(({ pointer }) => pointer).toSorted()).toEqual(['/format', '/queue'])
})
