import { expect, test } from 'vitest'
import type { PostView } from '#contract/api.ts'
import type { FieldCase } from '#contract/field.ts'
import type { Deed } from '../outbox/deed.ts'
import { offered, stateAfter } from './foretell.ts'

const named = (code: string) => ({ code, name: { zh: code, en: code } })
const worker: PostView = {
  id: 'p',
  role: 'GRID_WORKER',
  unit: named('GRID-620902001001001'),
  region: named('620902001001001'),
  level: 'GRID',
}
const caseFile = {
  id: 'a',
  state: 'DISPATCHED',
  region: named('620902001001001'),
  leadUnit: named('GRID-620902001001001'),
  subTasks: [],
  commands: [{ command: 'sign', allowed: true }],
} as unknown as FieldCase
const deed = (command: string) => ({ body: { command } }) as unknown as Deed

test('with nothing waiting, what the server allows', () => {
  expect(offered(caseFile, [worker], [])).toEqual(['sign'])
})

test('after a signature that waits, the work of the matter is offered', () => {
  const next = offered(caseFile, [worker], [deed('sign')])
  expect(next).toContain('contact')
  expect(next).toContain('resolve')
  expect(next).not.toContain('sign')
})

test('who resolved it is not offered to check it: the server would refuse her', () => {
  const next = offered(caseFile, [worker], [deed('sign'), deed('resolve')])
  expect(next).not.toContain('verifyPass')
  expect(next).not.toContain('verifyFail')
})

test('a unit that does not lead is offered nothing of the lead', () => {
  const other = { ...worker, unit: named('GRID-620902001001002') }
  expect(offered(caseFile, [other], [deed('sign')])).not.toContain('resolve')
})

test('the state follows the deeds', () => {
  expect(stateAfter('DISPATCHED', [deed('sign'), deed('contact'), deed('resolve')])).toBe(
    'RESOLVED',
  )
  expect(stateAfter('IN_PROGRESS', [])).toBe('IN_PROGRESS')
})
