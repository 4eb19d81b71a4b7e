import { expect, test } from 'vitest'
import { staffRoles } from '#contract/roles.ts'
import { navEntries } from './nav-entries.ts'

test('a hall clerk has worklist, intake and one entry for all of the hall', () => {
  expect(navEntries(['HALL_CLERK']).map(({ to }) => to)).toEqual(['/', '/intake', '/hall'])
})

test('a department that is called to a hall finds its calls under the hall', () => {
  expect(navEntries(['UNIT_CLERK']).map(({ to }) => to)).toContain('/rooms/call-outs')
})

test('whoever holds every role has four places on a phone, and "more" as the fifth', () => {
  const all = navEntries(staffRoles)
  expect(all.filter(({ desk }) => !desk)).toHaveLength(4)
  expect(all.filter(({ desk }) => desk).map(({ to }) => to)).toEqual([
    '/notices',
    '/patrols',
    '/screens',
    '/admin',
    '/audit',
  ])
})
