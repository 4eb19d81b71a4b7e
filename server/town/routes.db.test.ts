import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GridMap, ItemPage, PersonPage, PersonView, RegionView } from '#contract/api.ts'
import type { Unit } from '#contract/town.ts'
import type { App } from '#server/http/app.ts'
import { signInAs, type Visitor, visitorOf } from '#server/http/shell.test-kit.ts'
import { createShell } from '#server/http/shell.ts'
import { openTestDatabase, type TestDatabase } from '#test/database.ts'
import { townRoutes } from './routes.ts'
import { storyGrid } from './seed/demo-accounts.ts'

let test: TestDatabase
let app: App
let admin: Visitor
let auditor: Visitor
beforeAll(async () => {
  test = await openTestDatabase()
  app = await createShell(test.ctx, { pages: '/nowhere' })
  townRoutes(app, test.ctx, {
    readGrids: () => [{ row: 1, reasons: ['坐标越界'] }],
  })
  await app.ready()
  admin = await signInAs(app, 'guanliyuan')
  auditor = await signInAs(app, 'shenji')
})
afterAll(async () => {
  await app.close()
  await test.drop()
})

async function read<T>(url: string): Promise<T> {
  const answer = await app.inject({ url })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<T>()
}

describe('the town, for everyone', () => {
  it('is walked from the city down to the grids', async () => {
    expect(await read<RegionView[]>('/api/town/regions')).toEqual([
      { code: '6209', name: { zh: '酒泉市', en: 'Jiuquan City' }, level: 'CITY', children: 7 },
    ])
    const villages = await read<RegionView[]>('/api/town/regions?parent=620902004')
    const own = villages.find((village) => village.code === '620902004002')
    const grids = await read<RegionView[]>('/api/town/regions?parent=620902004002')
    expect(grids).toHaveLength(own?.children ?? -1)
    expect(grids[0]).toMatchObject({ code: storyGrid, level: 'GRID', children: 0 })
  })

  it('finds units by name within a region', async () => {
    const units = await read<Unit[]>(
      `/api/town/units?q=${encodeURIComponent('公安')}&region=620902`,
    )
    expect(units.map((unit) => unit.code)).toEqual(['620902-PSB'])
    expect(await read<Unit[]>('/api/town/units?kind=COURT&limit=50')).toHaveLength(7)
  })

  it('draws the grids of a township, says that they are synthetic, and is not sent twice', async () => {
    const url = '/api/town/grids?region=620902004'
    const first = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
    expect(first.headers['content-encoding']).toBe('gzip')
    const map = JSON.parse(gunzipSync(first.rawPayload).toString()) as GridMap
    expect(map.synthetic).toBe(true)
    expect(map.features.every((feature) => feature.id.startsWith('620902004'))).toBe(true)
    expect(await read<GridMap>(url)).toEqual(map)
    const etag = String(first.headers.etag)
    const again = await app.inject({ url, headers: { 'if-none-match': etag } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect((await app.inject({ url: '/api/town/grids?region=6209' })).statusCode).toBe(422)
  })

  it('shows no telephone of a person', async () => {
    const pages = ['regions?parent=620902004002', 'units?limit=200', 'categories']
    for (const page of pages) {
      const answer = await app.inject({ url: `/api/town/${page}` })
      expect(answer.body).not.toMatch(/"100\d{8}"/)
    }
  })
})

describe('the administration', () => {
  it('is closed to everyone else', async () => {
    const dispatcher = await signInAs(app, 'fenpai-suzhou')
    for (const url of [
      '/api/admin/counts',
      '/api/admin/items/unit',
      '/api/admin/people',
      '/api/admin/audit',
    ]) {
      expect((await app.inject({ url })).statusCode, url).toBe(401)
      expect((await dispatcher.send({ url })).statusCode, url).toBe(403)
      expect((await auditor.send({ url })).statusCode, url).toBe(200)
    }
    const url = '/api/admin/items/department/PSB'
    const payload = { baseVersion: 1, data: null, reason: '试验' }
    expect((await auditor.send({ method: 'PUT', url, payload })).statusCode).toBe(403)
    expect((await admin.send({ method: 'PUT', url, payload })).statusCode).toBe(409)
  })

  it('pages through the documents of a kind', async () => {
    const codes: string[] = []
    let next: string | undefined = ''
    while (next !== undefined) {
      const answer: { json(): unknown } = await admin.send({
        url: `/api/admin/items/category?limit=50&after=${next}`,
      })
      const page = answer.json() as { items: { code: string }[]; next?: string }
      codes.push(...page.items.map((item) => item.code))
      next = page.next
    }
    expect(codes).toHaveLength(109)
    expect(new Set(codes).size).toBe(109)
    const found = await admin.send({
      url: `/api/admin/items/grid?q=${encodeURIComponent('天怡家园')}`,
    })
    expect(found.json<{ items: unknown[] }>().items).toHaveLength(2)
  })

  it('puts a version, shows who and why, and answers 412 with the current one', async () => {
    const url = '/api/admin/items/refusal/EMERGENCY_110'
    const list = await admin.send({ url: '/api/admin/items/refusal?q=EMERGENCY_110' })
    const data = list.json<ItemPage>().items[0]?.data
    const payload = { baseVersion: 1, data, reason: '核对' }
    const put = await admin.send({ method: 'PUT', url, payload })
    expect(put.json()).toMatchObject({
      version: 2,
      reason: '核对',
      changedBy: admin.session.person.name,
    })
    const stale = await admin.send({ method: 'PUT', url, payload })
    expect(stale.statusCode).toBe(412)
    expect(stale.json()).toMatchObject({ type: 'stale-version', current: { version: 2 } })
    const versions = await auditor.send({ url: `${url}/versions` })
    expect(versions.json<{ version: number }[]>().map(({ version }) => version)).toEqual([2, 1])
    const staff = await signInAs(app, 'fenpai-suzhou')
    const old = await staff.send({ url: '/api/town/items/refusal/EMERGENCY_110/versions/1' })
    expect(old.json()).toMatchObject({ version: 1, data: { code: 'EMERGENCY_110' } })
  })

  it('gives the rejected rows of a grid import back', async () => {
    const payload = { geojson: {}, reason: '测绘' }
    const answer = await admin.send({ method: 'POST', url: '/api/admin/grid-imports', payload })
    expect(answer.json()).toEqual({
      added: 0,
      changed: 0,
      unchanged: 0,
      rejected: [{ row: 1, reasons: ['坐标越界'] }],
    })
  })

  it('appoints, and the colleague may act at once and no longer when the post has ended', async () => {
    const person = { name: '新来的', login: 'xinlai', password: 'a long password' }
    const made = await admin.send({ method: 'POST', url: '/api/admin/people', payload: person })
    expect(made.statusCode, made.body).toBe(201)
    const { id } = made.json<PersonView>()
    const own = { current: person.password, next: 'known to me alone' }
    const given = await signInAs(app, 'xinlai', person.password)
    const changed = { method: 'PUT', url: '/api/session/password', payload: own } as const
    const newcomer = visitorOf(app, await given.send(changed))
    const act = () => newcomer.send({ url: '/api/town/items/department/PSB/versions/1' })
    expect((await act()).statusCode).toBe(403)
    const post = { role: 'GRID_WORKER', unitCode: `G-${storyGrid}`, regionCode: storyGrid }
    const url = `/api/admin/people/${id}/posts`
    const appointed = await admin.send({ method: 'POST', url, payload: post })
    expect(appointed.statusCode, appointed.body).toBe(201)
    expect((await act()).statusCode).toBe(200)
    test.clock.advance(1_000)
    const postId = appointed.json<PersonView>().posts[0]?.id
    await admin.send({ method: 'DELETE', url: `/api/admin/posts/${postId}` })
    expect((await act()).statusCode).toBe(403)
    const gone = await admin.send({ method: 'DELETE', url: `/api/admin/people/${id}` })
    expect(gone.json<PersonView>()).toMatchObject({ active: false })
    expect((await act()).statusCode).toBe(401)
  })

  it('shows telephones to administrators alone', async () => {
    const url = '/api/admin/people?role=GRID_JUDGE&limit=3'
    const phones = async (who: Visitor) =>
      (await who.send({ url })).json<PersonPage>().items.map(({ phone }) => phone)
    expect(await phones(admin)).toEqual(Array(3).fill(expect.stringMatching(/^100\d{8}$/)))
    expect(await phones(auditor)).toEqual(Array(3).fill(undefined))
  })

  it('reads the log page by page, newest first', async () => {
    const first = await auditor.send({ url: '/api/admin/audit?limit=2' })
    const page = first.json<{ items: { id: string }[]; next: string }>()
    const second = await auditor.send({
      url: `/api/admin/audit?limit=2&after=${encodeURIComponent(page.next)}`,
    })
    const ids = [...page.items, ...second.json<typeof page>().items].map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
    const posts = await auditor.send({ url: '/api/admin/audit?action=post.' })
    expect(posts.json<{ items: { action: string }[] }>().items.map(({ action }) => action)).toEqual(
      ['post.ended', 'post.added'],
    )
  })
})
