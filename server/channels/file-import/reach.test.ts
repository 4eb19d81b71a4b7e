import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const server = join(import.meta.dirname, '../..')

test('only the command line reaches the import: the past cannot be written through HTTP', () => {
  const users = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith(join('channels', 'file-import')))
    .filter((name) => readFileSync(join(server, name), 'utf8').includes('channels/file-import/'))
  expect(users.length).toBeGreaterThan(0)
  expect(users.filter((name) => !name.startsWith('cli/'))).toEqual([])
})
