import { expect, it } from 'vitest'
import { asFollowed } from './followed.ts'
import type { Progress } from './use-progress.ts'

const step = (at: string, en: string) => ({ at, name: { zh: en, en }, state: 'ACCEPTED' as const })
const own: Progress = {
  caseCode: '1',
  state: 'MERGED',
  stateName: { zh: '已并案', en: 'Merged' },
  receivedAt: '2026-03-02T00:00:00.000Z',
  dueAt: '2026-03-03T00:00:00.000Z',
  closedAt: '2026-03-02T01:00:00.000Z',
  version: 2,
  steps: [step('2026-03-02T00:00:00.000Z', 'mine'), step('2026-03-02T01:00:00.000Z', 'joined')],
  answered: false,
  commands: [],
}

it('a merged matter stands where the one it follows stands, with the steps of both in order', () => {
  const shown = asFollowed({
    ...own,
    mergedInto: '2',
    follows: {
      state: 'IN_PROGRESS',
      stateName: { zh: '办理中', en: 'In progress' },
      steps: [step('2026-03-01T00:00:00.000Z', 'theirs'), step('2026-03-04T00:00:00.000Z', 'sent')],
    },
  })
  expect(shown.state).toBe('IN_PROGRESS')
  expect(shown.steps.map(({ name }) => name.en)).toEqual(['theirs', 'mine', 'joined', 'sent'])
  // Her own limit ended with the merge, and she was not closed by it.
  expect(shown).not.toHaveProperty('dueAt')
  expect(shown).not.toHaveProperty('closedAt')
})

it('any other is shown as it is', () => {
  expect(asFollowed(own)).toBe(own)
})
