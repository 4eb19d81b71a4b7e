import { expect, it } from 'vitest'
import { Checkpoint } from '#contract/patrols.ts'
import { HallRoom } from '#contract/rooms.ts'
import { columnsOf, emptyRow, valueAt, withValue } from './row-columns.ts'

const columns = columnsOf(HallRoom)
const column = (path: string) => {
  const found = columns.find((each) => each.path.join('.') === path)
  if (!found) throw new Error(`no column ${path}`)
  return found
}

it('a room is one row of cells, its two names among them', () => {
  expect(columns.map(({ path }) => path.join('.'))).toEqual([
    'code',
    'kind',
    'name.zh',
    'name.en',
    'seats',
    'equipment',
  ])
})

it('an empty row has what a room must have, and no more', () => {
  expect(emptyRow(columns)).toEqual({ code: '', kind: 'RECEPTION', name: { zh: '', en: '' } })
})

it('an inner cell keeps its neighbour, and an emptied optional one goes', () => {
  const row = { code: 'R1', name: { zh: '调解室', en: '' }, seats: 8 }
  const named = withValue(row, column('name.en'), 'Mediation')
  expect(named).toEqual({ ...row, name: { zh: '调解室', en: 'Mediation' } })
  expect(valueAt(named, ['name', 'en'])).toBe('Mediation')
  expect(withValue(row, column('seats'), '')).toEqual({ code: 'R1', name: row.name })
})

it('a group that may be left out is whole or not there, and so is a list', () => {
  const cells = columnsOf(Checkpoint)
  const [hintZh, hintEn] = cells.filter(({ path }) => path[0] === 'hint')
  const days = cells.find(({ path }) => path[0] === 'weekdays')
  if (!hintZh || !hintEn || !days) throw new Error('a checkpoint has a hint and weekdays')
  expect(emptyRow(cells)).toEqual({ code: '', name: { zh: '', en: '' }, lng: '', lat: '' })
  const hinted = withValue({ code: '01' }, hintZh, '看门锁')
  expect(hinted).toEqual({ code: '01', hint: { zh: '看门锁', en: '' } })
  expect(withValue(hinted, hintZh, '')).toEqual({ code: '01' })
  expect(withValue(withValue(hinted, hintEn, 'The lock'), hintZh, '')).toEqual({
    code: '01',
    hint: { zh: '', en: 'The lock' },
  })
  const daily = withValue({ code: '01' }, days, ['MON', 'THU'])
  expect(daily).toEqual({ code: '01', weekdays: ['MON', 'THU'] })
  expect(withValue(daily, days, [])).toEqual({ code: '01' })
})
