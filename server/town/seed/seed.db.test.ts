import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '#server/platform/db.ts'
import { createSeal, type Seal } from '#server/platform/seal.ts'
import { townCounts } from '#server/town/counts.ts'
import { opensNames } from '#server/town/people.ts'
import { openTestDatabase, type TestDatabase } from '#test/database.ts'
import { demoAccounts } from './demo-accounts.ts'
import { isDemoDatabase, NoAdministrator, seedTown } from './seed.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.drop())

describe('the seeded town', () => {
  it('has the published size', async () => {
    expect(await test.db.run(system, townCounts)).toEqual({
      counties: 7,
      townships: 84,
      villages: 531,
      grids: 4011,
      gridWorkers: 5933,
      gridsWithoutWorker: 0,
      gridsWithoutPolice: 0,
      centres: 623,
      halls: 130,
      departments: 15,
      departmentUnits: 120,
      categories: 98,
    })
  })

  it('is loaded whole and answers by code', () => {
    const town = test.ctx.town()
    expect(town.grids).toHaveLength(4011)
    expect(town.region('620902004002001')).toMatchObject({ level: 'GRID' })
    expect(town.unit('PS-620902004')?.name.zh).toBe('新城派出所')
    expect(town.category('0407')).toMatchObject({ version: 1, data: { leadDepartment: 'PSB' } })
    expect(town.limit('COMPLAINT').data.finish).toEqual({ amount: 5, unit: 'WD' })
    expect(town.regionName('999999')).toEqual({ zh: '999999', en: '999999' })
    const due = town.dueAfter(new Date('2026-03-10T02:00:00Z'), { amount: 1, unit: 'WD' })
    expect(due.toISOString()).toBe('2026-03-11T10:00:00.000Z')
  })

  it('lets every post stand at a unit and a place that exist', async () => {
    const lost = await test.db.run(system, (sql) =>
      sql.query(`select role, unit_code, region_code from posts where not exists
          (select from town_items where kind = 'unit' and code = unit_code)
        or not exists (select from town_items where kind in ('region', 'grid') and code = region_code)`),
    )
    expect(lost).toEqual([])
  })

  it('has every demo account at its post, and two workers in the story to check each other', async () => {
    for (const { login, role, unitCode, regionCode } of demoAccounts) {
      const actor = await test.actor(login)
      expect(actor.kind === 'staff' && actor.posts, login).toContainEqual(
        expect.objectContaining({ role, unitCode, regionCode }),
      )
    }
  })

  it('keeps names and telephones sealed', async () => {
    const rows = await test.db.run(system, (sql) =>
      sql.query<{ phone_sealed: Buffer }>('select phone_sealed from people limit 50'),
    )
    expect(rows).toHaveLength(50)
    for (const { phone_sealed: sealed } of rows) {
      const phone = test.ctx.seal.open(sealed)
      expect(phone).toMatch(/^100\d{8}$/)
      expect(sealed.toString('latin1')).not.toContain(phone)
    }
  })

  it('opens under the secret it was sealed with and no other', async () => {
    const opens = (seal: Seal) => test.db.run(system, (sql) => opensNames(sql, seal))
    expect(await opens(test.ctx.seal)).toBe(true)
    expect(await opens(createSeal('a secret of somebody else, long enough'))).toBe(false)
  })

  it('is not seeded twice', async () => {
    const { seal } = test.ctx
    const again = { seal, now: test.clock.now(), demo: true, firstAdmin: undefined }
    expect(await seedTown(test.db, again)).toEqual({ items: 0, people: 0 })
    expect(await test.db.run(system, isDemoDatabase)).toBe(true)
  })

  it('is given the kinds that a newer program brings, and nothing it has ended itself', async () => {
    const { seal } = test.ctx
    const again = { seal, now: test.clock.now(), demo: false, firstAdmin: undefined }
    const texts = test.ctx.town().texts.length
    await test.db.run(system, (sql) => sql.query("delete from town_items where kind = 'text'"))
    expect(await seedTown(test.db, again)).toEqual({ items: texts, people: 0 })
    await test.db.run(system, (sql) =>
      sql.query("update town_items set valid_to = now() where kind = 'text'"),
    )
    expect(await seedTown(test.db, again)).toEqual({ items: 0, people: 0 })
  })

  it('goes on counting days when the demo is started years later', async () => {
    const { seal } = test.ctx
    const later = { seal, now: new Date('2029-11-01T00:00:00Z'), demo: true, firstAdmin: undefined }
    expect(await seedTown(test.db, later)).toEqual({ items: 3, people: 0 })
    expect(await seedTown(test.db, later)).toEqual({ items: 0, people: 0 })
  })
})

describe('a database outside demo mode', () => {
  const fresh = () =>
    test.db.run(system, (sql) =>
      sql.query('truncate town_items, posts, sessions, people, settings cascade'),
    )
  const seed = (firstAdmin?: { login: string; password: string }) =>
    seedTown(test.db, { seal: test.ctx.seal, now: test.clock.now(), demo: false, firstAdmin })

  it('is not seeded without an administrator, and then with no one else', async () => {
    await fresh()
    await expect(seed()).rejects.toBeInstanceOf(NoAdministrator)
    const seeded = await seed({ login: 'first', password: 'a long password' })
    const [row] = await test.db.run(system, (sql) =>
      sql.query<{ items: number }>('select count(*)::int as items from town_items'),
    )
    expect(seeded).toEqual({ items: row?.items, people: 1 })
    expect(row?.items).toBeGreaterThan(10_000)
    expect(await test.actor('first')).toMatchObject({
      posts: [{ role: 'ADMINISTRATOR', regionCode: '6209' }],
    })
    expect(await test.db.run(system, isDemoDatabase)).toBe(false)
    expect(await test.db.run(system, townCounts)).toMatchObject({
      grids: 4011,
      gridWorkers: 0,
      gridsWithoutWorker: 4011,
    })
    // Later starts need neither.
    expect(await seed()).toEqual({ items: 0, people: 0 })
  })

  it('is seeded once by two processes that start together', async () => {
    await fresh()
    const first = { login: 'first', password: 'a long password' }
    const outcomes = await Promise.all([seed(first), seed(first)])
    expect(outcomes.map(({ people }) => people).sort()).toEqual([0, 1])
  })
})
