import { expect, test } from 'vitest'
import { changes, isForeign, repeatsToken } from './csrf.ts'

const host = 'gezhong.example:8080'

test('a page of ours may send, another may not', () => {
  expect(isForeign({}, host, undefined)).toBe(false)
  expect(isForeign({ 'sec-fetch-site': 'same-origin' }, host, undefined)).toBe(false)
  expect(isForeign({ 'sec-fetch-site': 'cross-site' }, host, undefined)).toBe(true)
  expect(isForeign({ 'sec-fetch-site': 'same-site' }, host, undefined)).toBe(true)
  expect(isForeign({ origin: `http://${host}` }, host, undefined)).toBe(false)
  expect(isForeign({ origin: 'http://gezhong.example:9090' }, host, undefined)).toBe(true)
  expect(isForeign({ origin: 'null' }, host, undefined)).toBe(true)
})

test('behind a proxy that renames the host, the public address counts as ours', () => {
  const headers = { origin: 'https://report.example' }
  expect(isForeign(headers, '10.0.0.7:8080', undefined)).toBe(true)
  expect(isForeign(headers, '10.0.0.7:8080', 'https://report.example/')).toBe(false)
})

test('only the very token is the token', () => {
  expect(repeatsToken({ 'x-csrf-token': 'abc' }, 'abc')).toBe(true)
  expect(repeatsToken({ 'x-csrf-token': 'abd' }, 'abc')).toBe(false)
  expect(repeatsToken({ 'x-csrf-token': 'abcd' }, 'abc')).toBe(false)
  expect(repeatsToken({}, '')).toBe(false)
})

test('reading needs none', () => {
  expect(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH'].map(changes)).toEqual([
    false,
    false,
    false,
    true,
    true,
    true,
    true,
  ])
})
