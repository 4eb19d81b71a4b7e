import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Folders, port } from './folders.ts'
import { isPostgresOf, postgresOf, signal, within } from './processes.ts'
import { launchOptions, programOf } from './programs.ts'
import type { Site } from './site.ts'

/** A server process, our child or one found running. */
export interface Postmaster {
  pid: number
  adopted: boolean
  /** Fulfilled once it is dead, however it died. */
  gone: Promise<void>
}

/** The process that runs the server of this cluster; undefined when there is none. */
export function runningIn(cluster: string): number | undefined {
  try {
    const [line] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(line)
    return isPostgresOf(pid, cluster) ? pid : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

type Where = Pick<Folders, 'cluster' | 'socket'>

const largestLog = 10 * 1024 * 1024

/** The log of the run before is kept once; the server writes to the file itself, not through us. */
function openLog(file: string): number {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestLog)
    renameSync(file, `${file}.1`)
  try {
    return openSync(file, 'a', 0o600)
  } catch {
    // Left by a start as another user: the folder is ours, so it can make way.
    renameSync(file, `${file}.1`)
    return openSync(file, 'a', 0o600)
  }
}

export function launch(site: Site): Postmaster {
  const log = openLog(site.folders.log)
  // A session of its own: Ctrl-C in the terminal reaches us, and we stop it in order.
  const child = spawn(programOf(site, 'postgres'), site.flags, {
    ...launchOptions(site),
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  child.unref()
  const gone = new Promise<void>((settle) => {
    child.once('exit', () => settle())
    child.once('error', (error) => {
      site.log('database.cannot-run', { program: programOf(site, 'postgres'), why: error.message })
      settle()
    })
  })
  return { pid: child.pid ?? 0, adopted: false, gone }
}

/** It is nobody's child any more, so nothing tells of its death: look often. */
export function adopt(pid: number, cluster: string): Postmaster {
  const gone = new Promise<void>((settle) => {
    const timer = setInterval(() => {
      if (isPostgresOf(pid, cluster)) return
      clearInterval(timer)
      settle()
    }, 250).unref()
  })
  return { pid, adopted: true, gone }
}

/** Ends connections and stops in order ("fast"); killed when that takes over `patience` ms. */
export async function stopServer(pid: number, folders: Where, patience: number): Promise<boolean> {
  const { cluster } = folders
  if (isPostgresOf(pid, cluster)) signal(pid, 'SIGINT')
  const orderly = await within(patience, () => !isPostgresOf(pid, cluster))
  if (!orderly) signal(pid, 'SIGKILL')
  await clearRemains(folders)
  return orderly
}

/**
 * After the server process was killed: its children see that and end within moments, except one deep
 * in a long computation, which is killed (the next start recovers from the log anyway). Call it only
 * when no server runs. A lock file that names a zombie or a stranger (process numbers repeat in
 * containers) would make the server refuse to start, so it goes once nobody works in the cluster.
 */
export async function clearRemains({ cluster, socket }: Where): Promise<void> {
  if (!(await within(2_000, () => postgresOf(cluster).length === 0))) {
    for (const pid of postgresOf(cluster)) signal(pid, 'SIGKILL')
    await within(5_000, () => postgresOf(cluster).length === 0)
  }
  if (process.platform !== 'linux' || postgresOf(cluster).length > 0) return
  for (const file of [join(cluster, 'postmaster.pid'), join(socket, `.s.PGSQL.${port}.lock`)])
    if (misleads(file)) rmSync(file, { force: true })
}

/** A number that is free PostgreSQL recognises itself, and cleans up after it with more checks. */
function misleads(file: string): boolean {
  if (!existsSync(file)) return false
  const pid = Math.abs(Number(readFileSync(file, 'utf8').split('\n')[0]))
  return pid > 0 && existsSync(`/proc/${pid}`)
}

/** What the server wrote to the log since a position. */
export function logSince(file: string, position: number): string {
  try {
    return readFileSync(file).subarray(position).toString('utf8').trim().slice(-2000)
  } catch {
    return ''
  }
}

export function logSize(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return size > largestLog ? 0 : size
}

/** Waits for `promise` at most so long. */
export async function settled(promise: Promise<void>, milliseconds: number): Promise<boolean> {
  const patience = new AbortController()
  try {
    return await Promise.race([
      promise.then(() => true),
      pause(milliseconds, false, { signal: patience.signal }),
    ])
  } finally {
    patience.abort()
  }
}
