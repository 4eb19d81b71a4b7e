import { expect, test } from 'vitest'
import { linkRegion, wallRegion } from './policy.ts'

const post = (role: 'LEADER' | 'DISPATCHER' | 'UNIT_CLERK' | 'AUDITOR', regionCode: string) => ({
  role,
  regionCode,
})

test('the wall is that of the widest region of the posts that may put it up', () => {
  expect(wallRegion([post('DISPATCHER', '620902004'), post('LEADER', '620902')])).toBe('620902')
  expect(wallRegion([post('UNIT_CLERK', '6209'), post('DISPATCHER', '620902004')])).toBe(
    '620902004',
  )
})

test('other posts put up none', () => {
  expect(wallRegion([post('UNIT_CLERK', '6209'), post('AUDITOR', '6209')])).toBeUndefined()
  expect(wallRegion([])).toBeUndefined()
})

test('links are for leaders and administrators to make, within their own region', () => {
  expect(linkRegion([post('DISPATCHER', '6209'), post('LEADER', '620902')])).toBe('620902')
  expect(linkRegion([post('DISPATCHER', '6209')])).toBeUndefined()
})
