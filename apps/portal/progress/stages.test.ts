import { expect, test } from 'vitest'
import { caseStates, stateNames } from '#contract/states.ts'
import { isOver, stageLooks } from './stages.ts'

test('one stage is current, those before it done', () => {
  expect(stageLooks('IN_PROGRESS')?.map(([, look]) => look)).toEqual([
    'done',
    'done',
    'done',
    'current',
    'ahead',
    'ahead',
    'ahead',
  ])
})

test('a closed matter has all behind it', () => {
  expect(stageLooks('CLOSED')?.every(([, look]) => look === 'done')).toBe(true)
  expect(stageLooks('ARCHIVED')).toEqual(stageLooks('CLOSED'))
})

test('what ended another way promises no stages', () => {
  const without = stateNames.filter((state) => stageLooks(state) === undefined)
  expect(without).toEqual(['DRAFT', 'REJECTED', 'REFERRED', 'MERGED', 'WITHDRAWN'])
})

test('over is what the workflow calls closed, and a draft, which never began', () => {
  for (const state of stateNames) expect(isOver(state), state).toBe(!caseStates[state].open)
})
