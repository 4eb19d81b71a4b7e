import { expect, test } from 'vitest'
import { standingOf } from './sub-task.ts'

const at = '2026-11-23T01:00:00.000Z'

test('a task nobody finished is told as withdrawn, not by the word of the record', () => {
  const standing = standingOf({ finishedAt: at, result: 'CANCELLED' })
  expect(standing).toEqual({ text: 'case.cancelledAt', at, tone: 'grey' })
})

test.each([
  [{}, { text: 'case.open', tone: 'amber' }],
  [{ reportInDueAt: at }, { text: 'case.reportInBy', at, tone: 'amber' }],
  [
    { reportInDueAt: at, reportedInAt: at },
    { text: 'case.reportedIn', at, tone: 'amber' },
  ],
  [
    { reportedInAt: at, finishedAt: at, result: '昼间实测 54 分贝' },
    { text: 'case.finishedAt', at, tone: 'green', result: '昼间实测 54 分贝' },
  ],
])('%j', (task, told) => {
  expect(standingOf(task)).toEqual(told)
})
