import { expect, it } from 'vitest'
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
