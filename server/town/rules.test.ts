import { describe, expect, it } from 'vitest'
import type { Category, DirectoryRule } from '#contract/town.ts'
import { ownFaults, referencesOf, regionOf } from './rules.ts'
import { faultsOf } from './schemas.ts'

const name = { zh: '名', en: 'Name' }
const rule: DirectoryRule = {
  code: 'D1',
  categoryPrefix: '0101',
  regionPrefix: '620902',
  unitLevel: 'COUNTY',
  lead: 'PSB',
  co: ['TOWNSHIP', 'JUS'],
  priority: 0,
  basis: name,
}
const pointers = (faults: { pointer: string }[]) => faults.map(({ pointer }) => pointer)

describe('a document on its own', () => {
  it('bears the code of its address', () => {
    expect(pointers(ownFaults('directory', 'D2', rule))).toEqual(['/code'])
    expect(ownFaults('directory', 'D1', rule)).toEqual([])
  })

  it('of a region has the level its code says, and is no grid', () => {
    const region = { code: '620902', name, level: 'CITY' as const }
    expect(pointers(ownFaults('region', '620902', region))).toEqual(['/level'])
    const grid = { code: '620902107203001', name, level: 'GRID' as const }
    expect(pointers(ownFaults('region', grid.code, grid))).toEqual(['/code'])
  })

  it('of a hall names each room by a code of its own', () => {
    const room = (code: string) => ({ code, kind: 'MEDIATION' as const, name })
    const hall = {
      code: 'H-620902',
      name,
      regionCode: '620902',
      centre: 'C-620902',
      lng: 98,
      lat: 39,
    }
    const twice = { ...hall, rooms: [room('R1'), room('R2'), room('R1')] }
    expect(pointers(ownFaults('hall', hall.code, twice))).toEqual(['/rooms/2/code'])
  })

  it('of the directory sends departments from county and city only, and never to itself', () => {
    const bad = {
      ...rule,
      unitLevel: 'VILLAGE' as const,
      co: ['PSB'],
      advice: ['MAYOR'],
      categoryPrefix: '010',
    }
    expect(pointers(ownFaults('directory', 'D1', bad))).toEqual([
      '/categoryPrefix',
      '/unitLevel',
      '/co',
      '/advice/0',
    ])
  })

  it('of a sensitive category is never accepted automatically', () => {
    const leaf = {
      code: '0901',
      sensitive: true,
      autoAccept: true,
      leadDepartment: 'CIV',
      coDepartments: [],
    }
    expect(pointers(ownFaults('category', '0901', leaf as unknown as Category))).toEqual([
      '/autoAccept',
    ])
  })

  it('of a grid has closed rings', () => {
    const open = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ]
    const closed = [...open, [0, 0]]
    const grid = (polygons: number[][][][]) => ({
      code: '620902107203001',
      name,
      synthetic: false,
      places: [],
      polygons,
    })
    expect(
      pointers(ownFaults('grid', '620902107203001', grid([[closed], [closed, open]]))),
    ).toEqual(['/polygons/1/1'])
    expect(pointers(ownFaults('grid', '620902107203001', grid([])))).toEqual(['/polygons'])
  })

  it('of a calendar has dates of its year', () => {
    const year = (date: string) => ({
      year: 2027,
      source: 's',
      days: [{ date, kind: 'off' as const, name: '元旦' }],
    })
    expect(ownFaults('calendar', '2027', year('2027-01-01'))).toEqual([])
    expect(pointers(ownFaults('calendar', '2027', year('2027-02-30')))).toEqual(['/days'])
    expect(pointers(ownFaults('calendar', '2027', year('2028-01-01')))).toEqual(['/days'])
  })
})

describe('what a document names', () => {
  it('is every department, category and place of a directory rule', () => {
    expect(referencesOf('directory', rule)).toEqual([
      { pointer: '/categoryPrefix', kind: 'category', code: '0101' },
      { pointer: '/regionPrefix', kind: 'region', code: '620902' },
      { pointer: '/lead', kind: 'department', code: 'PSB' },
      { pointer: '/co/1', kind: 'department', code: 'JUS' },
    ])
    expect(regionOf('directory', rule)).toBe('620902')
  })

  it('is the village of a grid, the region above a region, region and parent of a unit', () => {
    const grid = { code: '620902107203001', name, synthetic: true, places: [], polygons: [] }
    expect(referencesOf('grid', grid)).toMatchObject([{ kind: 'region', code: '620902107203' }])
    const region = (code: string) => referencesOf('region', { code, name, level: 'CITY' })
    expect(region('6209')).toEqual([])
    expect(region('620902107203')).toMatchObject([{ code: '620902107' }])
    const unit = {
      code: '620902-PSB',
      kind: 'DEPARTMENT' as const,
      name,
      regionCode: '620902',
      parent: '6209-PSB',
    }
    expect(referencesOf('unit', unit)).toMatchObject([
      { kind: 'region', code: '620902' },
      { kind: 'unit', code: '6209-PSB' },
      { kind: 'department', code: 'PSB' },
    ])
  })
})

describe('the shape of a document', () => {
  it('is faulted once for each entry, missing and unknown ones by their own name', () => {
    expect(faultsOf('department', { code: 'psb', colour: 1, name: { zh: '局' } })).toEqual([
      { pointer: '/colour', detail: 'there is no such entry' },
      { pointer: '/code', detail: expect.stringContaining('pattern') },
      { pointer: '/name/en', detail: 'missing' },
    ])
    expect(faultsOf('department', { code: 'PSB', name })).toEqual([])
    expect(faultsOf('department', null)).toHaveLength(1)
  })
})
