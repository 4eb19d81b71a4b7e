import { expect, test } from 'vitest'
import { filterOf, readWorklistSearch, toCaseFilter, toListFilter } from './filters.ts'

test('an address keeps what a list knows, as text, and drops the rest', () => {
  const found = readWorklistSearch({
    queue: 'ALL_OPEN',
    urgent: true,
    category: 407,
    x: 'y',
    q: '',
  })
  expect(found).toEqual({ queue: 'ALL_OPEN', urgent: 'true', category: '407' })
  expect(filterOf(found)).toEqual({ urgent: 'true', category: '407' })
})

test('a filter goes into a saved view and comes back as it was', () => {
  const filter = { q: '噪声', state: 'REGISTERED,ACCEPTED', urgent: 'true', region: '620902' }
  expect(toCaseFilter(filter)).toEqual({
    q: '噪声',
    state: ['REGISTERED', 'ACCEPTED'],
    urgent: true,
    region: '620902',
  })
  expect(toListFilter(toCaseFilter(filter))).toEqual(filter)
  expect(toListFilter({ overdue: false })).toEqual({})
})
