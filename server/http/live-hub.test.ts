import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { fanOut, type Line, type Moved, push, seesScope } from './live-hub.ts'

const moved: Moved = {
  position: 41,
  caseId: 'c',
  version: 3,
  event: 'case.dispatched',
  regions: ['620902004002001'],
  units: ['620902-PSB', 'T-1'],
}

function line(sees: Line['sees']): Line {
  return {
    stream: new Readable({ read() {} }),
    sees,
    position: 40,
    colleague: true,
    say: ({ caseId, version, event }) => ({ caseId, version, event }),
  }
}

test('the same reach as row security: subtree by prefix, unit by name', () => {
  expect(seesScope(['620902'], [])(moved)).toBe(true)
  expect(seesScope(['620921'], [])(moved)).toBe(false)
  expect(seesScope([], ['T-1'])(moved)).toBe(true)
  expect(seesScope([], ['T'])(moved)).toBe(false)
  expect(seesScope([], [])(moved)).toBe(false)
})

test('each line is told what it may know, with the position to resume from', () => {
  const near = line(() => true)
  const far = line(() => false)
  fanOut([near, far], [moved, { ...moved, position: 42, version: 4 }])
  expect(String(near.stream.read())).toBe(
    'id: 41\ndata: {"caseId":"c","version":3,"event":"case.dispatched"}\n\n' +
      'id: 42\ndata: {"caseId":"c","version":4,"event":"case.dispatched"}\n\n',
  )
  expect(far.stream.read()).toBeNull()
  fanOut([near], [moved])
  expect(near.stream.read()).toBeNull()
})

test('who does not read is cut off, not waited for', () => {
  const slow = line(() => true)
  const chunk = 'x'.repeat(40_000)
  expect(push(slow, chunk)).toBe(true)
  expect(push(slow, chunk)).toBe(true)
  expect(push(slow, chunk)).toBe(false)
  expect(slow.stream.destroyed).toBe(true)
})
