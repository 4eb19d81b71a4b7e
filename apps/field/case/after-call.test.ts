import { expect, test } from 'vitest'
import { afterCall } from './after-call.ts'

test('a call is written down where it counts', () => {
  expect(afterCall(['comment', 'resolve', 'contact'], false)).toEqual({
    command: 'contact',
    entries: { reached: false },
  })
  const following = ['comment', 'followUpSolved', 'attemptFollowUp'] as const
  expect(afterCall(following, true)?.command).toBe('followUpSolved')
  expect(afterCall(following, false)).toEqual({
    command: 'attemptFollowUp',
    entries: { channel: 'PHONE' },
  })
  expect(afterCall(['comment', 'verifyPass'], true)).toEqual({ command: 'comment', entries: {} })
  expect(afterCall(['sign'], true)).toBeUndefined()
})
