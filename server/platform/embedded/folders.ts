import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Account, barrier, chooseAccount, startedAsRoot } from './account.ts'
import { EmbeddedError } from './error.ts'

/** Where everything of one embedded database lies. Absolute paths without symbolic links. */
export interface Folders {
  data: string
  /** Ours alone, 0700: the passwords. */
  secrets: string
  /** The server account's; holds the cluster, and unfinished ones beside it while they are made. */
  home: string
  cluster: string
  /** Copies of the server's programs, when the installed ones lie where its account cannot go. */
  programs: string
  socket: string
  log: string
  owner: string
}

/** The socket's name as PostgreSQL makes it; without TCP the port is only a part of this name. */
export const port = 5432
// sun_path is 108 bytes on Linux and 104 on macOS, the closing zero included.
const longestSocket = process.platform === 'darwin' ? 103 : 107

/** @param dataDir must exist */
export function foldersOf(dataDir: string): Folders {
  const data = realpathSync(dataDir)
  const home = join(data, 'postgres')
  return {
    data,
    secrets: join(data, 'secrets'),
    home,
    cluster: join(home, 'cluster'),
    programs: join(data, 'programs'),
    socket: socketFolder(data),
    log: join(data, 'postgres.log'),
    owner: join(data, 'owner.json'),
  }
}

/** Inside the data folder where the path is short enough, else a short one that stays the same. */
export function socketFolder(data: string): string {
  const inside = join(data, 'postgres', 'run')
  if (Buffer.byteLength(`${inside}/.s.PGSQL.${port}`) <= longestSocket) return inside
  return join(realpathSync(tmpdir()), `gezhong-${shortHash(data)}`)
}

/**
 * Which data folder to use for the one wanted. Started as root, the server's own account must be able
 * to walk there: a mere default (such as a clone under /root) gives way to
 * /var/lib/gezhong/<hash of the wanted path>, an explicit wish that cannot be met is an error.
 */
export function resolveDataDir(wanted: string, isDefault: boolean): string {
  const path = resolve(wanted)
  const account = chooseAccount(join(path, 'postgres', 'cluster'))
  const closed = account && barrier(dirname(path), account)
  if (!closed) return path
  if (isDefault) return join('/var/lib/gezhong', shortHash(path))
  throw new EmbeddedError(
    `The data folder ${path} cannot be used: PostgreSQL does not run as root, and the user it runs ` +
      `as (uid ${account.uid}) may not enter ${closed}. Run "chmod a+x ${closed}", choose another ` +
      'folder such as /var/lib/gezhong, or set DATABASE_URL.',
  )
}

/** Makes the folders with the owners and modes they need. `account` undefined: all is our own. */
export function makeFolders(folders: Folders, account: Account | undefined): void {
  mkdirSync(folders.secrets, { recursive: true, mode: 0o700 })
  chmodSync(folders.secrets, 0o700)
  for (const folder of [folders.home, folders.socket]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    own(folder, account)
  }
  if (!account) return
  // Ours (a `mktemp -d` is 0700): others may pass through, but not list it.
  chmodSync(folders.data, statSync(folders.data).mode | 0o111)
  const closed = barrier(folders.home, account)
  if (closed) throw new EmbeddedError(`uid ${account.uid} may not enter ${closed}: chmod a+x it`)
  // A backup that root copied back belongs to root, and PostgreSQL would refuse it.
  if (statSync(folders.cluster, { throwIfNoEntry: false })?.uid === 0) {
    chownTree(folders.cluster, account)
    chmodSync(folders.cluster, 0o700)
  }
}

function chownTree(folder: string, { uid, gid }: Account): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) chownTree(path, { uid, gid })
    else lchownSync(path, uid, gid)
  }
  // Itself last: interrupted, the next start sees root's folder and does it again.
  lchownSync(folder, uid, gid)
}

/** The temporary folder is everyone's: a folder someone else prepared there is not ours to use. */
function own(folder: string, account: Account | undefined): void {
  const { uid } = account ?? { uid: process.getuid?.() }
  const stat = lstatSync(folder)
  const fresh = startedAsRoot() && stat.uid === 0
  if (!stat.isDirectory() || (stat.uid !== uid && !fresh))
    throw new EmbeddedError(
      `${folder} belongs to uid ${stat.uid}, the database runs as uid ${uid}. Start as that user, ` +
        'choose another data folder by GEZHONG_DATA, or remove the folder.',
    )
  chmodSync(folder, 0o700)
  if (account) chownSync(folder, account.uid, account.gid)
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10)
}
