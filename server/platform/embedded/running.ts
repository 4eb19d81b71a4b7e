import { existsSync } from 'node:fs'
import { addressOf } from './connect.ts'
import { foldersOf } from './folders.ts'
import { runningIn } from './postmaster.ts'
import { readSecrets } from './secrets.ts'
import { ordinary } from './site.ts'

/**
 * The address of the database that runs in a data folder, for commands beside a running server;
 * undefined when none runs (then a command may startEmbedded itself, and stop it afterwards).
 * @throws the system's EACCES when the folder belongs to another user
 */
export function embeddedUrl(dataDir: string): string | undefined {
  if (!existsSync(dataDir)) return undefined
  const folders = foldersOf(dataDir)
  if (!runningIn(folders.cluster)) return undefined
  const secrets = readSecrets(folders.secrets)
  return secrets && addressOf(ordinary(folders, secrets))
}
