import { expect, it } from 'vitest'
import type { NoticeView } from '#contract/notices.ts'
import { failureWords } from './failure-words.ts'
import { grouped } from './grouped.ts'

const notice = (id: string, createdAt: string, said?: string): NoticeView => ({
  id,
  template: 'accepted',
  way: 'SMS',
  state: 'SENT',
  createdAt,
  tries: 1,
  mayResend: false,
  ...(said ? { said } : {}),
})

it('what was told in the same words in the same step is one, the newest step first', () => {
  const early = '2026-05-08T02:00:00.000Z'
  const late = '2026-05-09T02:00:00.000Z'
  const groups = grouped([
    notice('a', early, '已受理'),
    notice('b', early, '已受理'),
    notice('c', early, 'Accepted'),
    notice('d', late),
  ])
  expect(groups.map(({ said, notices }) => [said, notices.map(({ id }) => id)])).toEqual([
    [undefined, ['d']],
    ['已受理', ['a', 'b']],
    ['Accepted', ['c']],
  ])
})

it('a failure says why, with the code for those who look after gateways', () => {
  expect(failureWords({ kind: 'REFUSED', detail: '503' }, 'zh')).toBe('对方网关拒绝（503）')
  expect(failureWords({ kind: 'NO_ADDRESS' }, 'en')).toBe('no number or address')
})
