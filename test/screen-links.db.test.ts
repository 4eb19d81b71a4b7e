import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MadeScreen, ScreenLinks, ScreenView } from '#contract/screen.ts'
import { system } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from './desk.ts'

// Display links: a machine on a wall reads the wall of its region and nothing else.

const county = storyGrid.slice(0, 6)
const township = storyGrid.slice(0, 9)

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.report({ regionCode: storyGrid, categoryCode: '0407' })
})
afterAll(() => desk.drop())

const wish = (region: string, name = '大厅东墙') => ({ clientKey: randomUUID(), name, region })
const make = async (login: string, payload: object) =>
  (await desk.as(login)).send({ method: 'POST', url: '/api/screens', payload })
const list = async (login: string) =>
  (await (await desk.as(login)).send({ url: '/api/screens' })).json<ScreenLinks>()

async function made(login: string, region: string): Promise<MadeScreen & { token: string }> {
  const answer = await make(login, wish(region))
  expect(answer.statusCode, answer.body).toBe(201)
  const screen = answer.json<MadeScreen>()
  const token = /^\/screen#([\w-]{43})$/.exec(screen.link)?.[1] ?? ''
  expect(token).not.toBe('')
  return { ...screen, token }
}

async function signIn(token: string): Promise<string> {
  const answer = await desk.app.inject({
    method: 'POST',
    url: '/api/screen/session',
    payload: { token },
  })
  expect(answer.statusCode, answer.body).toBe(204)
  const [cookie] = answer.cookies
  expect(cookie).toMatchObject({ name: 'gezhong_screen', httpOnly: true, path: '/api' })
  return `gezhong_screen=${cookie?.value}`
}
const ask = (cookie: string, url: string) => desk.app.inject({ url, headers: { cookie } })

describe('a display link', () => {
  it('opens the wall of its region, and the map it is drawn on', async () => {
    const cookie = await signIn((await made('lingdao', township)).token)
    const wall = await ask(cookie, '/api/screen')
    expect(wall.statusCode, wall.body).toBe(200)
    expect(wall.json<ScreenView>()).toMatchObject({ region: { code: township }, open: { n: 1 } })
    expect((await ask(cookie, '/api/town/map')).statusCode).toBe(200)
  })

  it('opens nothing else', async () => {
    const cookie = await signIn((await made('lingdao', county)).token)
    for (const url of [
      '/api/worklists',
      '/api/events',
      '/api/screens',
      '/api/session',
      '/api/cases?queue=ALL_OPEN',
      '/api/town/units-map',
      `/api/town/grids/${storyGrid}/duty`,
    ])
      expect((await ask(cookie, url)).statusCode, url).toBe(401)
  })

  it('shows its own region where somebody is signed in, and that one’s at the plain address', async () => {
    const cookie = await signIn((await made('lingdao', township)).token)
    const leader = await desk.as('lingdao')
    const both = `${leader.cookie}; ${cookie}`
    const regionAt = async (url: string) => (await ask(both, url)).json<ScreenView>().region.code
    expect(await regionAt('/api/screen?link=1')).toBe(township)
    expect(await regionAt('/api/screen')).toBe(county)
    expect((await ask(leader.cookie, '/api/screen?link=1')).statusCode).toBe(401)
    expect((await ask(leader.cookie, '/api/screen/events?link=1')).statusCode).toBe(401)
  })

  it('is kept as a hash alone, and told once', async () => {
    const { id, token } = await made('lingdao', county)
    const rows = await desk.db.run(system, (sql) =>
      sql.query<{ row: string }>('select s::text as row from screens s where id = $1', [id]),
    )
    const [{ row = '' } = {}] = rows
    expect(row).toContain(county)
    expect(row).not.toContain(token)
    expect(row).not.toContain(Buffer.from(token).toString('hex'))
    expect(JSON.stringify(await list('lingdao'))).not.toContain(token)
  })

  it('made up or mistyped opens nothing: 401', async () => {
    const payload = { token: 'x'.repeat(43) }
    const answer = await desk.app.inject({ method: 'POST', url: '/api/screen/session', payload })
    expect(answer.statusCode).toBe(401)
    expect((await ask(`gezhong_screen=${payload.token}`, '/api/screen')).statusCode).toBe(401)
  })

  it('revoked, its walls go dark; twice is once', async () => {
    const { id, token } = await made('lingdao', county)
    const cookie = await signIn(token)
    const leader = await desk.as('lingdao')
    for (const _ of [1, 2])
      expect((await leader.send({ method: 'DELETE', url: `/api/screens/${id}` })).statusCode).toBe(
        204,
      )
    expect((await ask(cookie, '/api/screen')).statusCode).toBe(401)
    expect((await list('lingdao')).map((screen) => screen.id)).not.toContain(id)
  })

  it('a second click gets the same link, another with its key none', async () => {
    const once = wish(county)
    const [first, second] = [await make('lingdao', once), await make('lingdao', once)]
    expect(second.json<MadeScreen>()).toMatchObject(first.json<MadeScreen>())
    expect((await make('lingdao', { ...once, name: '别的墙' })).statusCode).toBe(409)
    expect((await make('guanliyuan', once)).statusCode).toBe(409)
  })

  it('is listed with when a machine last asked', async () => {
    const { id, token } = await made('lingdao', county)
    const own = async () => (await list('lingdao')).find((screen) => screen.id === id)
    expect(await own()).not.toHaveProperty('seenAt')
    await signIn(token)
    expect((await own())?.seenAt).toBe(desk.clock.now().toISOString())
  })
})

describe('links are made', () => {
  it('within one’s own region alone', async () => {
    expect((await make('lingdao', wish('6209'))).statusCode).toBe(403)
    expect((await make('lingdao', wish('620921'))).statusCode).toBe(403)
    expect((await make('lingdao', wish(`${county}999`))).statusCode).toBe(403)
    expect((await make('guanliyuan', wish('620921'))).statusCode).toBe(201)
  })

  it('and seen and ended there alone', async () => {
    const { id } = await made('guanliyuan', '620921')
    expect((await list('lingdao')).map((screen) => screen.id)).not.toContain(id)
    const leader = await desk.as('lingdao')
    const answer = await leader.send({ method: 'DELETE', url: `/api/screens/${id}` })
    expect(answer.statusCode).toBe(404)
  })

  it('by leaders and administrators', async () => {
    for (const login of ['fenpai-suzhou', 'duban', 'gongan-suzhou', 'wanggeyuan'])
      expect((await make(login, wish(county))).statusCode, login).toBe(403)
  })

  it('with a name', async () => {
    expect((await make('lingdao', wish(county, ' '))).statusCode).toBe(422)
  })
})
