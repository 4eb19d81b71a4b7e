import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CasePage, CaseRow } from '#contract/api.ts'
import { caseCodeOf } from '#contract/case-code.ts'
import type { CasePlaces } from '#contract/map.ts'
import { openStates } from '#contract/states.ts'
import type { CasePoints } from '#contract/workbench.ts'
import { scopeOf } from '#server/cases/actor.ts'
import { lookBack } from '#server/cases/lists.ts'
import { casePoints } from '#server/cases/points.ts'
import { system } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { testNow } from './database.ts'
import { type Desk, openDesk } from './desk.ts'

// What a filter leaves is compared with the same question asked of every row in plain TypeScript.

const hour = 3_600_000
const hoursOn = (hours: number) => new Date(testNow.getTime() + hours * hour)
const states = [...openStates, 'CLOSED', 'REFERRED'] as const
const channels = ['PORTAL', 'HALL', 'HOTLINE'] as const
const categories = ['0407', '0401', '0502'] as const
const regions = [storyGrid, '620902004002002', '620902107203001', '620981001001001'] as const

/** Sixty matters of which each differs from the next in everything a filter speaks of. */
const made = Array.from({ length: 60 }, (_, i) => ({
  id: randomUUID(),
  code: caseCodeOf(String(10_000_000_000 + i)),
  state: states[i % states.length] ?? 'REGISTERED',
  channel: channels[i % 3] ?? 'PORTAL',
  category: categories[Math.floor(i / 2) % 3] ?? '0407',
  region: regions[Math.floor(i / 3) % 4] ?? storyGrid,
  unit: i % 2 === 0 ? '620902-PSB' : i % 5 === 0 ? null : '620902-UMB',
  urgent: i % 7 === 0,
  supervision: i % 4 === 0 ? 'REMINDED' : 'NONE',
  rework: i % 6 === 0 ? 1 : 0,
  received: hoursOn(-i * 5),
  due: hoursOn(i - 20),
  lng: i % 9 === 0 ? null : 98.5 + i / 100,
  lat: i % 9 === 0 ? null : 39.7 + (i % 10) / 100,
}))
type Made = (typeof made)[number]
const isOpen = ({ state }: Made) => openStates.some((open) => open === state)
const inSuzhou = ({ region }: Made) => region.startsWith('620902')

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.db.run(system, (sql) =>
    sql.query(
      `insert into cases (id, county_code, case_code, chain_hash, state, title, channel, region_code, located_by, lng, lat,
         category_code, urgent, centre_code, level, lead_unit, unit_codes, supervision, rework, received_at, next_due_at)
       select id, left(region, 6), code, '', state, '测试', channel, region, 'POINT', lng, lat,
         category, urgent, 'C-' || left(region, 6), 'COUNTY', unit, array_remove(array[unit], null), supervision, rework, received, due
       from json_to_recordset($1) as m (id uuid, code text, state text, channel text, region text, lng float8, lat float8,
         category text, urgent boolean, unit text, supervision text, rework int, received timestamptz, due timestamptz)`,
      [JSON.stringify(made)],
    ),
  )
})
afterAll(() => desk.drop())

async function ask(login: string, path: string, query: string) {
  const visitor = await desk.as(login)
  const post = visitor.session.posts[0]?.id
  return visitor.send({ url: `/api/${path}?post=${post}&${query}` })
}

async function list(login: string, query: string): Promise<CaseRow[]> {
  const rows: CaseRow[] = []
  let next: string | undefined
  do {
    const answer = await ask(login, 'cases', `${query}${next ? `&after=${next}` : ''}`)
    expect(answer.statusCode, answer.body).toBe(200)
    const page = answer.json<CasePage>()
    rows.push(...page.items)
    next = page.next
  } while (next)
  return rows
}
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

const ring = '98.6 39.7,98.9 39.7,98.75 39.8'
/** Inside the triangle of `ring`, its three sides written out. */
const inRing = ({ lng, lat }: Made) =>
  lng !== null &&
  lat !== null &&
  lat >= 39.7 &&
  lat - 39.7 <= ((lng - 98.6) * 0.1) / 0.15 &&
  lat - 39.7 <= ((98.9 - lng) * 0.1) / 0.15

const filters: [string, (each: Made) => boolean][] = [
  [
    'state=DISPATCHED&state=OBJECTED',
    ({ state }) => state === 'DISPATCHED' || state === 'OBJECTED',
  ],
  ['state=DISPATCHED,OBJECTED', ({ state }) => state === 'DISPATCHED' || state === 'OBJECTED'],
  ['category=04', ({ category }) => category.startsWith('04')],
  ['category=0401,05', ({ category }) => category !== '0407'],
  ['region=620902004', ({ region }) => region.startsWith('620902004')],
  ['region=620902004002', ({ region }) => region.startsWith('620902004002')],
  [`region=${storyGrid}`, ({ region }) => region === storyGrid],
  ['region=620981', () => false],
  ['region=6209', () => true],
  ['region=6210', () => false],
  ['unit=620902-PSB', ({ unit }) => unit === '620902-PSB'],
  ['channel=HALL&channel=HOTLINE', ({ channel }) => channel !== 'PORTAL'],
  ['urgent=true', ({ urgent }) => urgent],
  ['urgent=false', ({ urgent }) => !urgent],
  ['overdue=true', ({ due }) => due < testNow],
  ['overdue=false', ({ due }) => due >= testNow],
  ['supervised=true', ({ supervision }) => supervision !== 'NONE'],
  ['supervised=false', ({ supervision }) => supervision === 'NONE'],
  ['reworked=true', ({ rework }) => rework > 0],
  ['reworked=false', ({ rework }) => rework === 0],
  // Days of Asia/Shanghai, which begin at 16:00 of the day before in UTC.
  ['from=2026-03-05', ({ received }) => received >= new Date('2026-03-04T16:00:00Z')],
  ['to=2026-03-05', ({ received }) => received < new Date('2026-03-05T16:00:00Z')],
  [`area=${encodeURIComponent(ring)}`, inRing],
  [
    'category=04&urgent=false&overdue=false&channel=PORTAL,HALL&from=2026-02-01',
    ({ category, urgent, due, channel, received }) =>
      category.startsWith('04') &&
      !urgent &&
      due >= testNow &&
      channel !== 'HOTLINE' &&
      received >= new Date('2026-01-31T16:00:00Z'),
  ],
]

describe.each(filters)('narrowed by %s', (query, passes) => {
  test('open matters stand by the limit that ends first', async () => {
    const wanted = made.filter((each) => isOpen(each) && inSuzhou(each) && passes(each))
    const rows = await list('fenpai-suzhou', `queue=ALL_OPEN&limit=7&${query}`)
    expect(ids(rows)).toEqual(ids(wanted.toSorted((a, b) => a.due.getTime() - b.due.getTime())))
  })

  test('the newest stand first, closed ones too', async () => {
    const wanted = made.filter((each) => inSuzhou(each) && passes(each))
    expect(ids(await list('fenpai-suzhou', `queue=RECENT&limit=7&${query}`))).toEqual(ids(wanted))
  })

  test('points are the open ones that have a place', async () => {
    const answer = await ask('fenpai-suzhou', 'case-points', `queue=ALL_OPEN&${query}`)
    expect(answer.statusCode, answer.body).toBe(200)
    const points = answer.json<CasePoints>()
    const wanted = made.filter(
      (each) => isOpen(each) && inSuzhou(each) && passes(each) && each.lng !== null,
    )
    expect(points.ids.toSorted()).toEqual(ids(wanted).toSorted())
    points.ids.forEach((id, i) => {
      const one = made.find((each) => each.id === id)
      expect(points.at.slice(2 * i, 2 * i + 2)).toEqual([one?.lng, one?.lat])
      expect(points.states[i]).toBe(one?.state)
      expect(points.categories[i]).toBe(one?.category)
      expect(points.overdue[i]).toBe(one && one.due < testNow)
    })
  })

  test('places are counts of the same matters', async () => {
    const answer = await ask('fenpai-suzhou', 'case-places', `queue=ALL_OPEN&${query}`)
    expect(answer.statusCode, answer.body).toBe(200)
    const wanted = Map.groupBy(
      made.filter((each) => isOpen(each) && inSuzhou(each) && passes(each)),
      ({ region }) =>
        region.slice(
          0,
          /region=\d{9}(&|$)/.test(query) ? 12 : query.match(/region=\d{12}/) ? 15 : 9,
        ),
    )
    const counts = answer.json<CasePlaces>()
    expect(
      counts.map(({ region, open, overdue, unplaced }) => [region, open, overdue, unplaced]),
    ).toEqual(
      [...wanted]
        .map(([region, all]) => [
          region,
          all.length,
          all.filter(({ due }) => due < testNow).length,
          all.filter(({ lng }) => lng === null).length,
        ])
        .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    )
  })
})

test('a place is told by its name and the one above it', async () => {
  const answer = await ask('fenpai-suzhou', 'case-places', 'queue=ALL_OPEN')
  expect(answer.json<CasePlaces>()[0]).toMatchObject({
    region: storyGrid.slice(0, 9),
    above: { zh: '肃州区' },
  })
})

test('a filter narrows the queue it stands in', async () => {
  const rows = await list(
    'fenpai-suzhou',
    'queue=DISPATCHED&urgent=false&state=DISPATCHED,ACCEPTED',
  )
  const wanted = made.filter(
    (each) => each.state === 'DISPATCHED' && inSuzhou(each) && !each.urgent,
  )
  expect(ids(rows).toSorted()).toEqual(ids(wanted).toSorted())
  expect(rows.length).toBeGreaterThan(0)
})

test('whose matters: those of the unit, and whatever of the subtree may be seen', async () => {
  const led = made.filter((each) => isOpen(each) && each.unit === '620902-PSB')
  for (const holding of ['POST', 'UNIT', 'SUBTREE']) {
    const rows = await list('gongan-suzhou', `queue=ALL_OPEN&holding=${holding}`)
    const wanted = holding === 'SUBTREE' ? led.filter(inSuzhou) : led
    expect(ids(rows).toSorted(), holding).toEqual(ids(wanted).toSorted())
  }
  const district = made.filter((each) => inSuzhou(each) && each.state === 'REGISTERED')
  const rows = await list('fenpai-jiuquan', 'queue=REGISTERED&holding=SUBTREE&region=620902')
  expect(ids(rows).toSorted()).toEqual(ids(district).toSorted())
  expect(await list('fenpai-jiuquan', 'queue=REGISTERED')).toEqual([])
})

test('mine is what I took in any queue of mine; a colleague has what she took', async () => {
  const rows = await list('fenpai-suzhou', 'queue=REGISTERED')
  const [first, second] = rows
  if (!first || !second) throw new Error('nothing to take')
  const me = await desk.actor('fenpai-suzhou')
  const other = await desk.actor('gongan-suzhou')
  if (me.kind !== 'staff' || other.kind !== 'staff') throw new Error('nobody')
  const take = (id: string, personId: string | null) =>
    desk.db.run(system, (sql) =>
      sql.query('update cases set taken_by = $2 where id = $1', [id, personId]),
    )
  await take(first.id, me.personId)
  await take(second.id, other.personId)
  for (const queue of ['REGISTERED', 'ALL_OPEN', 'RECENT'])
    expect(ids(await list('fenpai-suzhou', `queue=${queue}&holding=MINE`)), queue).toEqual([
      first.id,
    ])
  expect(await list('fenpai-suzhou', 'queue=DISPATCHED&holding=MINE')).toEqual([])
  const hers = `queue=ALL_OPEN&takenBy=${other.personId}`
  expect(ids(await list('fenpai-suzhou', hers))).toEqual([second.id])
  expect(await list('fenpai-suzhou', `${hers}&holding=MINE`)).toEqual([])
  await take(first.id, null)
  await take(second.id, null)
})

test('no filter reaches beyond what the person may see', async () => {
  expect(await list('fenpai-suzhou', 'queue=ALL_OPEN&holding=SUBTREE&region=620981')).toEqual([])
  expect(await list('wanggeyuan', 'queue=RECENT&region=620902004002002')).toEqual([])
  const grid = made.filter(({ region }) => region === storyGrid)
  expect(ids(await list('wanggeyuan', 'queue=RECENT&limit=4'))).toEqual(ids(grid))
})

test('every fault of an address is named, and what nobody asked is refused', async () => {
  const answer = await ask(
    'fenpai-suzhou',
    'cases',
    'queue=ALL_OPEN&state=GONE&category=4&urgent=perhaps&from=2026-02-31&area=1&colour=red',
  )
  expect(answer.statusCode).toBe(422)
  const pointers = answer.json<{ errors: { pointer: string }[] }>().errors.map((e) => e.pointer)
  for (const pointer of ['/state/0', '/category/0', '/urgent', '/from', '/area', '/colour'])
    expect(pointers, pointer).toContain(pointer)
})

test('a page of the newest looks through so many and says that it goes on', async () => {
  const grid = '620902004002003'
  await desk.db.run(system, (sql) =>
    sql.query(
      `insert into cases (id, county_code, case_code, chain_hash, state, title, channel, region_code, located_by,
         urgent, centre_code, level, received_at)
       select gen_random_uuid(), '620902', 'many-' || i, '', 'CLOSED', '测试', 'PORTAL', $1, 'POINT',
         i = $2, 'C-620902', 'COUNTY', $3::timestamptz - make_interval(mins => i)
       from generate_series(1, $2) as i`,
      [grid, lookBack + 20, testNow],
    ),
  )
  const query = `queue=RECENT&holding=SUBTREE&region=${grid}&urgent=true`
  const first = (await ask('fenpai-suzhou', 'cases', query)).json<CasePage>()
  expect(first.items).toEqual([])
  expect(first.next).toBeDefined()
  expect((await list('fenpai-suzhou', query)).map(({ caseCode }) => caseCode)).toEqual([
    `many-${lookBack + 20}`,
  ])
})

test('points beyond the most say that they are not all', async () => {
  const actor = await desk.actor('fenpai-suzhou')
  if (actor.kind !== 'staff' || !actor.posts[0]) throw new Error('no post')
  const asking = { personId: actor.personId, post: actor.posts[0], now: testNow, today: '' }
  const points = await desk.db.run(scopeOf(actor), (sql) =>
    casePoints(sql, asking, { queue: 'ALL_OPEN' }, 3),
  )
  expect(points.capped).toBe(true)
  expect(points.ids).toHaveLength(3)
  expect(points.at).toHaveLength(6)
})

test('pages neither lose nor repeat what stays, while others come and go', async () => {
  const query = 'queue=ALL_OPEN&limit=5&reworked=false'
  const before = ids(await list('fenpai-suzhou', 'queue=ALL_OPEN&reworked=false'))
  const seen: string[] = []
  const gone = before.slice(-3)
  let next: string | undefined
  do {
    const answer = await ask('fenpai-suzhou', 'cases', `${query}${next ? `&after=${next}` : ''}`)
    const page = answer.json<CasePage>()
    seen.push(...ids(page.items))
    next = page.next
    await desk.db.run(system, async (sql) => {
      // One that was shown moves on and one that was not is closed; a new one is due before all.
      await sql.query(
        "update cases set next_due_at = next_due_at - interval '9 days' where id = $1",
        [seen[0]],
      )
      await sql.query("update cases set state = 'CLOSED' where id = $1", [gone.pop() ?? seen[0]])
    })
  } while (next)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toEqual(expect.arrayContaining(before.slice(0, -3)))
})
