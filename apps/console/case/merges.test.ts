import { expect, test } from 'vitest'
import type { TimelineRow } from '#contract/api.ts'
import type { CommandName } from '#contract/cases.ts'
import { mergesWith } from './merges.ts'

const row = (command: CommandName, to: TimelineRow['to'] = 'REGISTERED'): TimelineRow => ({
  seq: 2,
  at: '2026-11-23T02:00:00.000Z',
  command,
  event: `case.${command}`,
  role: 'DISPATCHER',
  from: 'REGISTERED',
  to,
  data: {},
  hash: '',
})

test.each<[CommandName, TimelineRow[], boolean]>([
  ['accept', [row('comment')], true],
  ['accept', [row('comment'), row('take')], true],
  ['accept', [], true],
  ['accept', [row('reclassify')], false],
  ['accept', [row('comment'), row('accept', 'ACCEPTED')], false],
  ['take', [row('take')], false],
  ['take', [row('comment')], true],
])('%s after %j: %s', (command, since, merges) => {
  expect(mergesWith(command, since)).toBe(merges)
})
