import { expect, test } from 'vitest'
import { stateNames } from '#contract/states.ts'
import { grouped, groups } from './groups.ts'

test('every state that a matter can have on a server is in one group', () => {
  const inGroups = groups.flatMap(({ states }): readonly string[] => states)
  expect(inGroups.toSorted()).toEqual(stateNames.filter((state) => state !== 'DRAFT').toSorted())
})

test('a group is the sum of its states, and none is left out', () => {
  const counts = [
    { state: 'REGISTERED' as const, n: 3 },
    { state: 'OBJECTED' as const, n: 1 },
    { state: 'MERGED' as const, n: 2 },
  ]
  expect(grouped(counts)).toEqual([
    { name: 'decide', n: 4 },
    { name: 'sign', n: 0 },
    { name: 'handle', n: 0 },
    { name: 'check', n: 0 },
    { name: 'done', n: 2 },
  ])
})
