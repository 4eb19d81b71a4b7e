import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { accountsIn, barrier } from './account.ts'

const base = realpathSync(mkdtempSync(join(tmpdir(), 'gezhong-account-')))
afterAll(() => rmSync(base, { recursive: true, force: true }))
chmodSync(base, 0o755)
const stranger = { uid: 54_321, gid: 54_321 }

test('accounts come in the order wanted, root never', () => {
  const passwd = 'nobody:x:65534:65534::/:/x\nroot:x:0:0::/:/x\npostgres:x:101:104::/:/x\n'
  expect(accountsIn(passwd, ['root', 'postgres', 'nobody'])).toEqual([
    { uid: 101, gid: 104 },
    { uid: 65534, gid: 65534 },
  ])
  expect(accountsIn('', ['postgres'])).toEqual([])
})

test('an open path has no barrier, even where its end does not exist yet', () => {
  mkdirSync(join(base, 'open'))
  chmodSync(join(base, 'open'), 0o711)
  expect(barrier(join(base, 'open', 'not', 'yet'), stranger)).toBeUndefined()
})

test('the uppermost closed folder is named, behind a link too; its owner may pass', () => {
  const closed = join(base, 'closed')
  mkdirSync(join(closed, 'inside'), { recursive: true })
  chmodSync(closed, 0o700)
  symlinkSync(join(closed, 'inside'), join(base, 'link'))
  expect(barrier(join(closed, 'inside', 'new'), stranger)).toBe(closed)
  expect(barrier(join(base, 'link'), stranger)).toBe(closed)
  const ourselves = { uid: process.getuid?.() ?? 0, gid: 54_321 }
  expect(barrier(join(closed, 'inside'), ourselves)).toBeUndefined()
})
