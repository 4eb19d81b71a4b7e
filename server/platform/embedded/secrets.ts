import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Passwords of the two roles: the supervisor's `postgres` and the application's `gezhong`. */
export interface Secrets {
  superuser: string
  gezhong: string
}

export function readSecrets(folder: string): Secrets | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8')) as Secrets
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Makes and keeps new ones; on disk before they are used, so that no crash can separate them. */
export function newSecrets(folder: string): Secrets {
  const secrets = { superuser: password(), gezhong: password() }
  const file = join(folder, 'postgres.json')
  const draft = openSync(`${file}.draft`, 'w', 0o600)
  writeSync(draft, JSON.stringify(secrets))
  fsyncSync(draft)
  closeSync(draft)
  renameSync(`${file}.draft`, file)
  return secrets
}

// Letters and digits alone: no escaping in an address or in SQL.
function password(): string {
  return randomBytes(24).toString('hex')
}
