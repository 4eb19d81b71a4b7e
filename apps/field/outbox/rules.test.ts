import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Deed } from './deed.ts'
import {
  chainOf,
  mended,
  nextPhoto,
  onPresent,
  pauseAfter,
  releaseIn,
  relinked,
  sendable,
  settle,
} from './rules.ts'

let made = 0
function deed(about: Partial<Deed> = {}): Deed {
  made += 1
  return {
    clientKey: `key-${made}`,
    kind: 'command',
    body: { command: 'sign', version: 1, payload: {} },
    madeAt: '2026-11-23T01:00:00.000Z',
    title: '签收',
    photoIds: [],
    uploaded: [],
    state: 'QUEUED',
    ...about,
  }
}

test('a deed waits for the refused one before it on the same case, and for no other', () => {
  const refused = deed({ caseId: 'a', state: 'REFUSED' })
  const after = deed({ caseId: 'a' })
  const other = deed({ caseId: 'b' })
  expect(sendable([refused, after, other], 20)).toEqual([other])
})

test('what hangs on a report goes after it', () => {
  const report = deed({ kind: 'report', clientKey: 'r', photoIds: ['p'] })
  const then = deed({ reportKey: 'r' })
  expect(sendable([report, then], 20)).toEqual([])
  expect(nextPhoto([report, then])).toEqual({ deed: report, photoId: 'p' })
  const ready = { ...report, uploaded: ['p'] }
  expect(sendable([ready, then], 20)).toEqual([ready, then])
})

test('what may still be taken back stays, and no clock keeps it for long', () => {
  const now = Date.parse('2026-11-23T01:00:00.000Z')
  const held = deed({ heldUntil: '2026-11-23T01:00:10.000Z' })
  const other = deed()
  expect(sendable([held, other], 20, now)).toEqual([other])
  expect(sendable([held, other], 20, now + 10_000)).toEqual([held, other])
  expect(sendable([held, other], 20, now - 86_400_000)).toEqual([held, other])
  // One whose hold ended while others were sent goes at once, not when the phone next asks by itself.
  expect([now, now + 10_000].map((at) => releaseIn([held, other], at))).toEqual([10_000, 500])
  expect(releaseIn([other], now)).toBe(Number.POSITIVE_INFINITY)
  expect(releaseIn([{ ...held, state: 'REFUSED' }], now)).toBe(Number.POSITIVE_INFINITY)
})

test('the order within a case is kept, whatever is taken', () => {
  const about = fc.record({
    caseId: fc.constantFrom('a', 'b', 'c'),
    state: fc.constantFrom<Deed['state']>('QUEUED', 'QUEUED', 'QUEUED', 'REFUSED', 'CONFLICT'),
    photoIds: fc.constantFrom([], [], ['p']),
  })
  fc.assert(
    fc.property(
      fc.array(about, { maxLength: 30 }),
      fc.integer({ min: 1, max: 40 }),
      (all, most) => {
        const deeds = all.map((one) => deed(one))
        const chosen = sendable(deeds, most)
        expect(chosen.length).toBeLessThanOrEqual(most)
        for (const chain of new Set(deeds.map(chainOf))) {
          const ofChain = (list: Deed[]) => list.filter((one) => chainOf(one) === chain)
          const taken = ofChain(chosen)
          expect(ofChain(deeds).slice(0, taken.length)).toEqual(taken)
        }
      },
    ),
  )
})

test('an answer removes the deed, keeps it with the reason, or leaves it for later', () => {
  const one = deed({ caseId: 'a' })
  const done = settle(one, { clientKey: one.clientKey, status: 'DONE', caseCode: '1234' })
  expect(done).toMatchObject({ is: 'done', receipt: { caseId: 'a', caseCode: '1234' } })
  const refused = settle(one, {
    clientKey: one.clientKey,
    status: 'REFUSED',
    problem: { type: 'wrong-state' },
  })
  expect(refused).toMatchObject({ is: 'changed', deed: { state: 'REFUSED' } })
  expect(settle(one, { clientKey: one.clientKey, status: 'WAITING' }).is).toBe('waiting')
})

test('mended or again on the present state, it is the same intention under the same key', () => {
  const current = { version: 7 } as Deed['current'] & object
  const one = deed({ caseId: 'a', state: 'CONFLICT', current, body: { after: 'x', payload: {} } })
  const body = { payload: { note: '改' } }
  expect(mended(one, body, [], () => 'new')).toMatchObject({
    clientKey: one.clientKey,
    state: 'QUEUED',
  })
  const reused = { ...one, problem: { type: 'key-reused' as const } }
  expect(mended(reused, body, [], () => 'new').clientKey).toBe('new')
  const again = onPresent(one)
  expect(again).toMatchObject({ clientKey: one.clientKey, state: 'QUEUED', body: { version: 7 } })
  expect(again.body).not.toHaveProperty('after')
})

test('photos that the server does not have are brought again', () => {
  const one = deed({ photoIds: ['p'], uploaded: ['p'], state: 'REFUSED' })
  const errors = [{ pointer: '/onSite/attachmentIds/0', detail: '-' }]
  expect(onPresent({ ...one, problem: { errors } }).uploaded).toEqual([])
  expect(onPresent(one).uploaded).toEqual(['p'])
})

test('vain tries come ever later, within five minutes', () => {
  expect([1, 2, 3, 20].map(pauseAfter)).toEqual([2, 4, 8, 300])
})

test('what came after a deed that is given up follows what that one followed', () => {
  const [first, second, third] = [
    deed({ clientKey: '1', caseId: 'a', body: { version: 3 } }),
    deed({ clientKey: '2', caseId: 'a', body: { after: '1' } }),
    deed({ clientKey: '3', caseId: 'a', body: { after: '2' } }),
  ]
  expect(relinked([second, third], first).map(({ body }) => body)).toEqual([{ version: 3 }])
  expect(relinked([third], second).map(({ body }) => body)).toEqual([{ after: '1' }])
})
