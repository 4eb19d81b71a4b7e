import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Category } from '#contract/town.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { openTestDatabase, type TestDatabase } from '#test/database.ts'
import { endItem, putItem } from './commands.ts'
import type { Officer } from './policy.ts'
import { itemAtVersion } from './store.ts'

let test: TestDatabase
let admin: Officer
beforeAll(async () => {
  test = await openTestDatabase()
  admin = await officer('guanliyuan')
})
afterAll(() => test.drop())

async function officer(login: string): Promise<Officer> {
  const actor = await test.actor(login)
  if (actor.kind !== 'staff') throw new Error('no officer')
  return actor
}

/** The refusal of a promise that must fail. */
async function refusal(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Problem)) throw new Error(`no refusal: ${String(error)}`)
  return error
}

function noise(change: Partial<Category>): Category {
  const leaf = test.ctx.town().category('0407')
  if (!leaf) throw new Error('no leaf')
  return { ...leaf.data, coDepartments: [], ...change }
}

const put = (baseVersion: number, data: unknown, who = admin) =>
  putItem(test.ctx, who, { kind: 'category', code: '0407', baseVersion, data, reason: '试验' })

describe('an edit of the town', () => {
  it('opens a version, closes the one before and is seen after a refresh', async () => {
    const before = test.ctx.town()
    const row = await put(1, noise({ finishingLevel: 'COUNTY', leadDepartment: 'ECO' }))
    expect(row).toMatchObject({ version: 2, valid_to: null, reason: '试验' })
    expect(await test.town.refresh()).toBe(true)
    expect(test.ctx.town().category('0407')).toMatchObject({
      version: 2,
      data: { leadDepartment: 'ECO' },
    })
    // Whoever took the town before still decides by it.
    expect(before.category('0407')?.version).toBe(1)
    const old = await test.db.run(system, (sql) => itemAtVersion(sql, 'category', '0407', 1))
    expect(old).toMatchObject({ data: { leadDepartment: 'PSB' } })
    expect(old?.valid_to).toEqual(row.valid_from)
    const logged = await test.db.run(system, (sql) =>
      sql.query('select person_id, action, data from audit_log order by id desc limit 1'),
    )
    expect(logged).toEqual([
      {
        person_id: admin.personId,
        action: 'item.put',
        data: { kind: 'category', code: '0407', version: 2, reason: '试验' },
      },
    ])
  })

  it('of an old version is refused with the current one', async () => {
    const problem = await refusal(put(1, noise({})))
    expect(problem.type).toBe('stale-version')
    expect(problem.extensions.current).toMatchObject({ version: 2, data: { code: '0407' } })
  })

  it('wins once when two come at the same time', async () => {
    const results = await Promise.allSettled(
      ['PSB', 'CMB', 'HUD', 'TRA'].map((leadDepartment) => put(2, noise({ leadDepartment }))),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ type: 'stale-version' })
    const open = await test.db.run(system, (sql) =>
      sql.query(
        `select version from town_items where kind = 'category' and code = '0407' and valid_to is null`,
      ),
    )
    expect(open).toEqual([{ version: 3 }])
  })

  it('names every fault of its shape at once', async () => {
    const { code: _code, ...rest } = noise({})
    const problem = await refusal(
      put(3, { ...rest, onSite: 'yes', evidence: 'FILM', colour: 'red' }),
    )
    expect(problem.type).toBe('invalid')
    expect(problem.errors?.map((fault) => fault.pointer).sort()).toEqual([
      '/code',
      '/colour',
      '/evidence',
      '/onSite',
    ])
  })

  it('of a standard text is refused where it asks for a person, with place and allowed list', async () => {
    const text = test.ctx.town().texts[0]?.data
    const body = { zh: '您好{姓名}，案件码 {案件码}', en: 'Case {case code}' }
    const input = { kind: 'text' as const, code: text?.code ?? '', baseVersion: 1, reason: '试验' }
    const problem = await refusal(putItem(test.ctx, admin, { ...input, data: { ...text, body } }))
    expect(problem.errors).toEqual([
      {
        pointer: '/body/zh',
        detail: expect.stringMatching(
          /^第 3 个字：\{姓名\} .*\{承办单位\}.* \(character 3: .*\{unit\}/,
        ),
      },
    ])
  })

  it('names every document it speaks of that is not there', async () => {
    const problem = await refusal(
      put(3, noise({ leadDepartment: 'XXX', coDepartments: ['PSB', 'YYY', 'VILLAGE'] })),
    )
    expect(problem.errors?.map((fault) => fault.pointer)).toEqual([
      '/leadDepartment',
      '/coDepartments/1',
    ])
  })

  it('belongs to the administrator of the place', async () => {
    expect((await refusal(put(3, noise({}), await officer('fenpai-suzhou')))).type).toBe(
      'not-permitted',
    )
    const county: Officer = {
      ...admin,
      posts: [{ id: '', role: 'ADMINISTRATOR', unitCode: 'C-620902', regionCode: '620902' }],
    }
    expect((await refusal(put(3, noise({}), county))).type).toBe('not-permitted')
    const unit = (code: string) => test.ctx.town().unit(code)
    const rename = (code: string) =>
      putItem(test.ctx, county, {
        kind: 'unit',
        code,
        baseVersion: 1,
        data: { ...unit(code), phone: '09371234567' },
        reason: '电话',
      })
    expect(await rename('620902-ECO')).toMatchObject({ version: 2 })
    expect((await refusal(rename('620921-ECO'))).type).toBe('not-permitted')
    expect((await refusal(rename('6209-ECO'))).type).toBe('not-permitted')
  })
})

describe('an end', () => {
  const end = (
    kind: 'department' | 'directory' | 'region' | 'refusal' | 'calendar',
    code: string,
  ) => endItem(test.ctx, admin, { kind, code, baseVersion: 1, reason: '试验' })

  it('is refused while something stands on the document', async () => {
    for (const [kind, code] of [
      ['department', 'PSB'],
      ['directory', 'ANY'],
      ['region', '620902004002'],
      ['calendar', '2010'],
    ] as const) {
      const problem = await refusal(end(kind, code))
      expect(problem.type, code).toBe('guard-failed')
      expect(problem.extensions.dependents, code).not.toEqual([])
    }
  })

  it('closes the document, which may begin anew under the next number', async () => {
    const code = test.ctx.town().refusals[0]?.code ?? ''
    const data = test.ctx.town().refusal(code)
    expect((await end('refusal', code)).valid_to).not.toBeNull()
    await test.town.refresh()
    expect(test.ctx.town().refusal(code)).toBeUndefined()
    const input = { kind: 'refusal' as const, code, baseVersion: 0, data, reason: '恢复' }
    expect((await putItem(test.ctx, admin, input)).version).toBe(2)
  })
})
