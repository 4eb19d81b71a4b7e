import { expect, it } from 'vitest'
import { doorsIn, lastKnocks, nextDoor, stairsOf } from './doors.ts'

const code = (building: string, door: string) => `620902004002001/天怡家园/${building}//${door}`

it('doors stand by stairs, numbers as numbers', () => {
  const stairs = stairsOf([code('10号楼', '101'), code('2号楼', '1001'), code('2号楼', '201')])
  expect(stairs.map(({ name }) => name)).toEqual(['天怡家园 2号楼', '天怡家园 10号楼'])
  expect(stairs[0]?.doors.map(({ door }) => door)).toEqual(['201', '1001'])
})

it('the newest knock counts, but an empty home undoes no visit, and an old one has lapsed', () => {
  const home = code('1号楼', '101')
  const knocks = [
    { home, at: '2026-03-01T00:00:00Z', outcome: 'ABSENT' as const },
    { home, at: '2026-03-03T00:00:00Z', outcome: 'ABSENT' as const },
    { home, at: '2026-03-02T00:00:00Z', outcome: 'AGREED' as const },
  ]
  expect(lastKnocks(knocks, 0).get(home)?.outcome).toBe('AGREED')
  expect(lastKnocks(knocks, Date.parse('2026-03-03T00:00:00Z')).get(home)?.outcome).toBe('ABSENT')
  expect(lastKnocks(knocks, Date.parse('2026-03-04T00:00:00Z')).size).toBe(0)
})

it('onward up the stairs, then from the beginning, past doors that were knocked at', () => {
  const stairs = stairsOf(['101', '102', '201'].map((door) => code('1号楼', door)))
  const knocked = new Map([[code('1号楼', '102'), 'ABSENT' as const]])
  const of = (home: string) => knocked.get(home)
  expect(nextDoor(stairs, code('1号楼', '101'), of)).toBe(code('1号楼', '201'))
  expect(nextDoor(stairs, code('1号楼', '201'), of)).toBe(code('1号楼', '101'))
  expect(nextDoor(stairs, code('1号楼', '101'), () => 'AGREED')).toBeUndefined()
})

it.each([
  ['101 102、201', ['101', '102', '201']],
  ['1-3号', ['1号', '2号', '3号']],
  ['东头第一家', ['东头第一家']],
  ['5-3', undefined],
  ['1-400', undefined],
  ['a/b', undefined],
  ['  ', undefined],
])('%s', (typed, doors) => expect(doorsIn(typed)).toEqual(doors))
