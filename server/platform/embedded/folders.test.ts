import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startedAsRoot } from './account.ts'
import { resolveDataDir, shortHash, socketFolder } from './folders.ts'

const base = mkdtempSync(join(tmpdir(), 'gezhong-folders-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

test('the socket lies in the data folder up to the length the system allows', () => {
  const ending = '/postgres/run/.s.PGSQL.5432'
  const longest = process.platform === 'darwin' ? 103 : 107
  const fits = `/${'d'.repeat(longest - ending.length - 1)}`
  expect(socketFolder(fits)).toBe(`${fits}/postgres/run`)
  const outside = socketFolder(`${fits}d`)
  expect(outside).toContain(`gezhong-${shortHash(`${fits}d`)}`)
  expect(socketFolder(`${fits}d`)).toBe(outside)
  // Bytes count, not characters.
  expect(socketFolder(`/${'格'.repeat(40)}`)).toContain('gezhong-')
})

test.runIf(startedAsRoot())(
  'a default gives way to /var/lib, a wish is refused with advice',
  () => {
    const closed = join(base, 'closed')
    mkdirSync(closed)
    chmodSync(base, 0o755)
    chmodSync(closed, 0o700)
    const wanted = join(closed, 'data')
    expect(resolveDataDir(wanted, true)).toBe(`/var/lib/gezhong/${shortHash(wanted)}`)
    expect(() => resolveDataDir(wanted, false)).toThrow(/chmod a\+x .*closed.*DATABASE_URL/s)
    chmodSync(closed, 0o711)
    expect(resolveDataDir(wanted, false)).toBe(wanted)
  },
)

test.runIf(startedAsRoot())('a closed data folder itself is no obstacle: it will be opened', () => {
  const own = join(base, 'own')
  mkdirSync(own, { mode: 0o700 })
  chmodSync(base, 0o755)
  expect(resolveDataDir(own, false)).toBe(own)
})
