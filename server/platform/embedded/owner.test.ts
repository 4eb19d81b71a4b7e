import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { claim } from './owner.ts'

const base = mkdtempSync(join(tmpdir(), 'gezhong-owner-'))
const file = join(base, 'owner.json')
afterAll(() => rmSync(base, { recursive: true, force: true }))
beforeEach(() => rmSync(file, { force: true }))

test('one owner at a time, named by its process; given back it is free', () => {
  const release = claim(file)
  expect(() => claim(file)).toThrow(new RegExp(`in use by process ${process.pid} `))
  release()
  expect(existsSync(file)).toBe(false)
  claim(file)()
})

test('a claim of a dead process, of another one with its number, or unreadable, is void', () => {
  for (const stale of [
    JSON.stringify({ pid: 2 ** 22 + 1, began: 'x', claim: 'a' }),
    JSON.stringify({ pid: process.pid, began: 'another time', claim: 'b' }),
    '{"pi',
  ]) {
    writeFileSync(file, stale)
    const release = claim(file)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid })
    release()
  }
})

test('giving back twice leaves the next owner in place, and no drafts remain', () => {
  const first = claim(file)
  first()
  const second = claim(file)
  first()
  expect(readdirSync(base)).toEqual(['owner.json'])
  second()
})
