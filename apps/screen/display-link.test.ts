import { expect, test } from 'vitest'
import { ApiProblem } from '#apps/kit/problem.ts'
import { isByLink, isRefused } from './display-link.ts'

test('a link is given up when it is refused, not when the server is away or busy', () => {
  expect(isRefused(new ApiProblem('not-signed-in', 401))).toBe(true)
  expect(isRefused(new ApiProblem('too-many-requests', 429))).toBe(false)
  expect(isRefused(new ApiProblem('unavailable', 503))).toBe(false)
  expect(isRefused(new ApiProblem('unreachable', 0))).toBe(false)
  expect(isRefused(new Error('?'))).toBe(false)
})

test('the address says that the wall is that of a link', () => {
  expect(isByLink('?link=1')).toBe(true)
  expect(isByLink('')).toBe(false)
})
