import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GridDuty, MapSetup, UnitsMap } from '#contract/map.ts'
import { tileLayers } from '#contract/tiles.ts'
import { system } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { tileAt } from '#server/town/tiles/make.ts'
import { type Desk, openDesk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.drop())

async function ask<T>(url: string, login = 'fenpai-suzhou'): Promise<T> {
  const answer = await (await desk.as(login)).send({ url })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<T>()
}

describe('vector tiles', () => {
  const [z, x, y] = tileAt(12, 98.5103, 39.7441)
  const address = (setup: MapSetup) =>
    setup.tiles.replace('{z}', `${z}`).replace('{x}', `${x}`).replace('{y}', `${y}`)

  it('are kept for ever under their revision, and sent once', async () => {
    const url = address(await ask<MapSetup>('/api/town/map'))
    const headers = { 'accept-encoding': 'gzip' }
    const first = await desk.app.inject({ url, headers })
    expect(first.statusCode).toBe(200)
    expect(first.headers['content-type']).toBe('application/vnd.mapbox-vector-tile')
    expect(first.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(first.headers['content-encoding']).toBe('gzip')
    const bytes = gunzipSync(first.rawPayload)
    for (const layer of Object.keys(tileLayers)) expect(bytes.toString('latin1')).toContain(layer)
    expect((await desk.app.inject({ url, headers: {} })).rawPayload).toEqual(bytes)
    const again = await desk.app.inject({
      url,
      headers: { 'if-none-match': String(first.headers.etag) },
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('of another revision show the town as it is and are asked for again', async () => {
    const answer = await desk.app.inject({ url: `/api/town/tiles/1/${z}/${x}/${y}.mvt` })
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-cache'])
  })

  it.each([
    ['12/4096/0', 404],
    ['4/1/1', 422],
    ['16/1/1', 422],
    ['12/x/1', 422],
  ])('at %s there is none', async (where, status) => {
    const url = `/api/town/tiles/1/${where}.mvt`
    expect((await desk.app.inject({ url })).statusCode).toBe(status)
  })

  it('name their bounds, and say that boundaries are synthetic', async () => {
    const setup = await ask<MapSetup>('/api/town/map')
    const [west = 0, south = 0, east = 0, north = 0] = setup.bounds
    expect([west < 98.5 && 98.5 < east, south < 39.7 && 39.7 < north]).toEqual([true, true])
    expect(setup).toMatchObject({ synthetic: true, base: [] })
  })
})

describe('units and duty', () => {
  it('halls and centres stand somewhere; nobody does', async () => {
    const { units, vacant } = await ask<UnitsMap>('/api/town/units-map')
    expect(units.filter(({ kind }) => kind === 'HALL')).toHaveLength(130)
    expect(new Set(units.map(({ lng, lat }) => `${lng} ${lat}`)).size).toBeGreaterThan(400)
    expect(vacant).toEqual([])
  })

  it('duty is a fact of posts, and names no position of a person', async () => {
    const url = `/api/town/grids/${storyGrid}/duty`
    const duty = await ask<GridDuty>(url)
    expect(duty.workers.length).toBeGreaterThan(1)
    expect(duty.workers[0]).toMatchObject({
      fullTime: true,
      since: expect.stringMatching(/^\d{4}-/),
    })
    expect(JSON.stringify(duty)).not.toMatch(/"(lng|lat|point|position|track|at)"/)
    expect((await desk.app.inject({ url })).statusCode).toBe(401)
    await desk.db.run(system, (sql) =>
      sql.query(
        `update posts set valid_to = now() where role = 'GRID_WORKER' and region_code = $1`,
        [storyGrid],
      ),
    )
    expect((await ask<GridDuty>(url)).workers).toEqual([])
    expect((await ask<UnitsMap>('/api/town/units-map')).vacant).toEqual([storyGrid])
  })

  it('of a grid that is none nothing is known', async () => {
    const visitor = await desk.as('fenpai-suzhou')
    const answer = await visitor.send({ url: '/api/town/grids/620902004002999/duty' })
    expect(answer.statusCode).toBe(404)
  })
})
