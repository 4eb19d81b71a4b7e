import { expect, it } from 'vitest'
import type { CasePoints } from '#contract/workbench.ts'
import { boundsOfPoints, caseFeatures, placeOfCase } from './case-features.ts'
import { caseGroups, unshownStates } from './case-groups.ts'

const points: CasePoints = {
  capped: false,
  ids: ['a', 'b'],
  at: [98.5, 39.7, 97.1, 40.2],
  states: ['OBJECTED', 'FOLLOW_UP'],
  categories: ['0407', null],
  overdue: [true, false],
}

it('columns become points, each with its look', () => {
  const [first, second] = caseFeatures(points).features
  expect(first?.properties).toEqual({ id: 'a', group: 'objected', overdue: true })
  expect(second?.geometry.coordinates).toEqual([97.1, 40.2])
  expect(second?.properties).toEqual({ id: 'b', group: 'check', overdue: false })
})

it('a matter is found by its id, and only if it has a place', () => {
  expect(placeOfCase(points, 'b')).toEqual([97.1, 40.2])
  expect(placeOfCase(points, 'c')).toBeUndefined()
  expect(placeOfCase(points, undefined)).toBeUndefined()
})

it('bounds hold them all', () => {
  expect(boundsOfPoints(points)).toEqual([97.1, 39.7, 98.5, 40.2])
  expect(boundsOfPoints({ ...points, at: [] })).toBeUndefined()
})

it('every open state has a look, and no two groups look alike', () => {
  expect(unshownStates).toEqual([])
  expect(new Set(caseGroups.map(({ shape }) => shape)).size).toBe(caseGroups.length)
  expect(new Set(caseGroups.map(({ colour }) => colour)).size).toBe(caseGroups.length)
})
