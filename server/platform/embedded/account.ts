import { spawnSync } from 'node:child_process'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { EmbeddedError } from './error.ts'

/** Whom the database server runs as; undefined: as ourselves. */
export interface Account {
  uid: number
  gid: number
}

export function startedAsRoot(): boolean {
  return process.getuid?.() === 0
}

/** The first of these users the machine has: PostgreSQL refuses root, initdb a user without a name. */
const preferred = ['gezhong', 'postgres', 'nobody']

/** Lines of /etc/passwd to the accounts of the wanted names, in the order wanted. */
export function accountsIn(passwd: string, names: readonly string[] = preferred): Account[] {
  const found = new Map<string, Account>()
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':')
    const account = { uid: Number(uid), gid: Number(gid) }
    if (name && account.uid > 0 && account.gid >= 0) found.set(name, account)
  }
  return names.flatMap((name) => found.get(name) ?? [])
}

/**
 * The account for a server started by root: the owner of an existing cluster, so that a user added
 * to the machine later changes nothing, else the first preferred one we may become.
 * @throws EmbeddedError where there is none (a container that forbids changing the user).
 */
export function chooseAccount(clusterDir?: string): Account | undefined {
  if (!startedAsRoot()) return undefined
  const owner = clusterDir ? ownerOf(clusterDir) : undefined
  if (owner && owner.uid !== 0) return owner
  const chosen = accountsIn(readFileSync('/etc/passwd', 'utf8')).find(mayBecome)
  if (chosen) return chosen
  throw new EmbeddedError(
    'PostgreSQL does not run as root, and none of the users ' +
      `${preferred.join(', ')} can be used here. Start as an ordinary user, or set DATABASE_URL.`,
  )
}

export function ownerOf(path: string): Account | undefined {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat && { uid: stat.uid, gid: stat.gid }
}

function mayBecome(account: Account): boolean {
  const probe = spawnSync('/bin/sh', ['-c', ':'], { ...account, cwd: '/', stdio: 'ignore' })
  // Without a shell (a minimal image) the attempt itself tells: only EPERM and EINVAL mean "may not".
  const code = (probe.error as NodeJS.ErrnoException | undefined)?.code
  return code !== 'EPERM' && code !== 'EINVAL'
}

/**
 * The uppermost folder on the way to `path` (itself included) that the account may not enter, as far
 * as the mode bits tell; undefined when it can be reached. Folders that do not exist yet are skipped.
 */
export function barrier(path: string, account: Account): string | undefined {
  const folders: string[] = []
  for (let folder = real(path); ; folder = dirname(folder)) {
    folders.unshift(folder)
    if (folder === dirname(folder)) break
  }
  return folders.find((folder) => {
    const stat = statSync(folder, { throwIfNoEntry: false })
    if (!stat) return false
    const bit = stat.uid === account.uid ? 0o100 : stat.gid === account.gid ? 0o010 : 0o001
    return (stat.mode & bit) === 0
  })
}

/** The real path of the part that exists, with the rest appended. */
function real(path: string): string {
  const whole = resolve(path)
  for (let existing = whole; ; existing = dirname(existing)) {
    try {
      return realpathSync(existing) + whole.slice(existing === '/' ? 0 : existing.length)
    } catch (error) {
      if (existing === dirname(existing)) throw error
    }
  }
}
