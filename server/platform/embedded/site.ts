import { mkdirSync } from 'node:fs'
import { type Account, chooseAccount } from './account.ts'
import type { Login } from './connect.ts'
import { type Folders, foldersOf, makeFolders, shortHash } from './folders.ts'
import { installedNative, type Native, ships, usableNative } from './native.ts'
import { newSecrets, readSecrets, type Secrets } from './secrets.ts'
import { preloaded, settings } from './settings.ts'

export type Log = (event: string, detail?: object) => void

/** Everything known about one embedded database before its server runs. */
export interface Site {
  folders: Folders
  account: Account | undefined
  native: Native
  secrets: Secrets
  /** The passwords were lost, or never made: a cluster that exists must be told the new ones. */
  secretsAreNew: boolean
  /** Arguments of the server. */
  flags: string[]
  /** Names program and settings; a server left running is adopted only when it carries the same. */
  stamp: string
  log: Log
}

export function foundData(dataDir: string): Folders {
  mkdirSync(dataDir, { recursive: true })
  return foldersOf(dataDir)
}

/** Call it as the owner of the folder. */
export function survey(folders: Folders, log: Log): Site {
  const account = chooseAccount(folders.cluster)
  makeFolders(folders, account)
  const { native, copied } = usableNative(installedNative(), account, folders)
  if (copied) log('database.programs-copied', { to: native.folder })
  const known = readSecrets(folders.secrets)
  const flags = flagsOf(native, folders)
  const stamp = shortHash([native.version, ...flags].join('\n'))
  return {
    folders,
    account,
    native,
    secrets: known ?? newSecrets(folders.secrets),
    secretsAreNew: known === undefined,
    flags: [...flags, '-c', `gezhong.stamp=${stamp}`],
    stamp,
    log,
  }
}

function flagsOf(native: Native, folders: Folders): string[] {
  const libraries = preloaded.filter((library) => ships(native, library))
  const all = [
    ...settings,
    { name: 'shared_preload_libraries', value: libraries.join(',') },
    { name: 'unix_socket_directories', value: folders.socket },
  ]
  return ['-D', folders.cluster, ...all.flatMap(({ name, value }) => ['-c', `${name}=${value}`])]
}

export function superuser({ folders, secrets }: Site, database = 'postgres'): Login {
  return { socket: folders.socket, user: 'postgres', password: secrets.superuser, database }
}

export function ordinary(folders: Folders, secrets: Secrets): Login {
  return {
    socket: folders.socket,
    user: 'gezhong',
    password: secrets.gezhong,
    database: 'gezhong',
  }
}
