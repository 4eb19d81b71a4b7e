import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Grid } from '#contract/town.ts'
import { openTestDatabase, type TestDatabase } from '#test/database.ts'
import { importCalendar, importGrids, type ReadGrid } from './imports.ts'
import type { Officer } from './policy.ts'
import { storyGrid } from './seed/demo-accounts.ts'

let test: TestDatabase
let admin: Officer
beforeAll(async () => {
  test = await openTestDatabase()
  const actor = await test.actor('guanliyuan')
  if (actor.kind !== 'staff') throw new Error('no officer')
  admin = actor
})
afterAll(() => test.drop())

const square: Grid['polygons'] = [
  [
    [
      [98.48, 39.72],
      [98.49, 39.72],
      [98.49, 39.73],
      [98.48, 39.72],
    ],
  ],
]
function drawn(code: string, name = '测绘网格'): Grid {
  return {
    code,
    name: { zh: name, en: 'Surveyed grid' },
    synthetic: false,
    polygons: square,
    places: [],
  }
}

describe('an import of grids', () => {
  const unchanged = () => {
    const grid = test.ctx.town().grid('620902004002002')
    if (!grid) throw new Error('no grid')
    return grid
  }

  it('keeps the good rows and gives the others back with every reason', async () => {
    const open: Grid = {
      ...drawn('620902004002003'),
      polygons: [[square[0]?.[0]?.slice(0, 3) ?? []]],
    }
    const read: ReadGrid[] = [
      { row: 1, grid: drawn(storyGrid, '天怡家园南区') },
      { row: 2, grid: drawn('620902004002999') },
      { row: 3, grid: unchanged() },
      { row: 4, reasons: ['自相交'] },
      { row: 5, grid: drawn('620902999999001') },
      { row: 6, grid: open },
      { row: 7, grid: drawn('620902004002999', '重复') },
    ]
    const view = await importGrids(test.ctx, admin, { read, reason: '测绘成果' })
    expect(view).toMatchObject({ added: 1, changed: 1, unchanged: 1 })
    expect(view.rejected.map(({ row, code }) => [row, code])).toEqual([
      [4, undefined],
      [5, '620902999999001'],
      [6, '620902004002003'],
      [7, '620902004002999'],
    ])
    expect(view.rejected.every(({ reasons }) => reasons.length > 0)).toBe(true)
    await test.town.refresh()
    const town = test.ctx.town()
    expect(town.grids).toHaveLength(4012)
    expect(town.grid(storyGrid)).toMatchObject({ synthetic: false, name: { zh: '天怡家园南区' } })
    // Its workers sign under a unit of the same name.
    expect(town.unitName(`G-${storyGrid}`).zh).toBe('天怡家园南区')
    expect(town.unit('G-620902004002999')).toMatchObject({ kind: 'GRID', parent: 'V-620902004002' })
  })

  it('takes no grid outside the administrator’s region', async () => {
    const county: Officer = {
      ...admin,
      posts: [{ id: '', role: 'ADMINISTRATOR', unitCode: 'C-620921', regionCode: '620921' }],
    }
    const view = await importGrids(test.ctx, county, {
      read: [{ row: 1, grid: drawn(storyGrid) }],
      reason: '越界',
    })
    expect(view).toMatchObject({ added: 0, changed: 0, rejected: [{ row: 1, code: storyGrid }] })
  })
})

describe('an import of a holiday notice', () => {
  const rows = (year: number) =>
    ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']
      .map((name, month) => `${year}-0${month + 1}-01,off,${name}`)
      .join('\n')

  const limit = { amount: 30, unit: 'WD' } as const
  const take = (text: string) =>
    importCalendar(test.ctx, admin, { text, year: undefined, source: '通知', reason: '年度' })

  it('lets due times be counted into the new year', async () => {
    // The demo's stand-in years end with 2028.
    const start = new Date('2028-12-20T02:00:00Z')
    expect(() => test.ctx.town().dueAfter(start, limit)).toThrow(/2029/)
    const version = test.ctx.town().calendar.version
    const { item } = await take(`date,kind,name\n${rows(2029)}`)
    expect(item).toMatchObject({ kind: 'calendar', code: '2029', version: 1 })
    await test.town.refresh()
    expect(test.ctx.town().dueAfter(start, limit).getUTCFullYear()).toBe(2029)
    expect(test.ctx.town().calendar.version).not.toBe(version)
  })

  it('takes the place of a stand-in year', async () => {
    const { item } = await take(`date,kind,name\n${rows(2027)}`)
    expect(item).toMatchObject({ kind: 'calendar', code: '2027', version: 2 })
  })

  it('refuses a year that leaves a gap, and a notice with faults', async () => {
    await expect(take(`date,kind,name\n${rows(2031)}`)).rejects.toMatchObject({
      type: 'invalid',
      errors: [{ pointer: '/year' }],
    })
    await expect(take('date,kind,name\n2028-02-30,off,春节')).rejects.toMatchObject({
      type: 'invalid',
      errors: [{ pointer: '/text' }],
    })
  })
})
