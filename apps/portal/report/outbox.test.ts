import { expect, test } from 'vitest'
import { ApiProblem } from '#apps/kit/problem.ts'
import type { Receipt } from '#contract/reports.ts'
import { missingPhotos, sendReport } from './outbox.ts'

const report = { clientKey: '0190a0a0-0000-7000-8000-000000000001', words: '吵' }
const receipt: Receipt = {
  caseId: '0190a0a0-0000-7000-8000-000000000002',
  caseCode: '1234-5678-9012',
  regionCode: '6209',
  acceptDueAt: '2026-11-23T00:00:00.000Z',
  version: 1,
}

test('a receipt ends it', async () => {
  const outcome = await sendReport(report, () => Promise.resolve(receipt))
  expect(outcome).toEqual({ kind: 'received', receipt })
})

test.each([
  new ApiProblem('unreachable', 0),
  new ApiProblem('internal', 502),
  new ApiProblem('unavailable', 503),
  new ApiProblem('internal', 504),
  new TypeError('the answer was no JSON'),
])('%s leaves it uncertain, so the same content goes again', async (error) => {
  expect(await sendReport(report, () => Promise.reject(error))).toEqual({ kind: 'uncertain' })
})

test.each([
  new ApiProblem('invalid', 422),
  new ApiProblem('key-reused', 409),
  new ApiProblem('too-many-requests', 429),
  new ApiProblem('internal', 500),
])('%s is a refusal, so it may be corrected', async (problem) => {
  const outcome = await sendReport(report, () => Promise.reject(problem))
  expect(outcome).toEqual({ kind: 'refused', problem })
})

test('faults of photos are told by their place', () => {
  const problem = new ApiProblem('invalid', 422, {
    errors: [
      { pointer: '/attachmentIds/2', detail: '' },
      { pointer: '/words', detail: '' },
      { pointer: '/attachmentIds/0', detail: '' },
    ],
  })
  expect(missingPhotos(problem)).toEqual([2, 0])
})
