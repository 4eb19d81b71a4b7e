import { setTimeout as pause } from 'node:timers/promises'
import { bringUp } from './bring-up.ts'
import { furnish, makeCluster } from './cluster.ts'
import { addressOf } from './connect.ts'
import { claim } from './owner.ts'
import { clearRemains, type Postmaster, runningIn, settled, stopServer } from './postmaster.ts'
import { foundData, type Log, ordinary, type Site, superuser, survey } from './site.ts'

export interface EmbeddedDatabase {
  /** As the ordinary role `gezhong`, owner of the database `gezhong`; the same after a recovery. */
  url: string
  /** As superuser, for the supervisor's own work and doctor; never kept anywhere else. */
  adminUrl: string
  /** Of the server, such as "18.4". */
  version: string
  /** Of the server process now; undefined while there is none. */
  pid(): number | undefined
  /** Stops the server in order, killing it after 20 s. Any number of calls is one. */
  stop(): Promise<void>
}

/**
 * Runs PostgreSQL in a data folder, and keeps it running until stop(): makes it on the first start,
 * adopts one that a killed process left behind, starts it anew when it dies.
 * Events: database.made, .started, .adopted, .replaced, .programs-copied, .waiting, .died,
 * .recovered, .not-recovered, .cannot-run, .stopped.
 * @throws EmbeddedError what stands in the way and what to do: another process owns the folder, no
 * build for this machine, a folder the server's account cannot enter, a server that will not start
 */
export async function startEmbedded(options: {
  dataDir: string
  log: Log
  /** Gives up a start under way (Ctrl-C during the first one); afterwards stop() is the way. */
  signal?: AbortSignal
}): Promise<EmbeddedDatabase> {
  const folders = foundData(options.dataDir)
  const release = claim(folders.owner)
  try {
    return await start(survey(folders, options.log), release, options.signal)
  } catch (error) {
    // Whoever has no handle to stop a server must not be left with one that runs.
    const pid = runningIn(folders.cluster)
    if (pid) await stopServer(pid, folders, 20_000)
    release()
    throw error
  }
}

async function start(
  site: Site,
  release: () => void,
  givingUp: AbortSignal = new AbortController().signal,
): Promise<EmbeddedDatabase> {
  const { log, folders } = site
  const began = Date.now()
  if (await makeCluster(site)) {
    site.secretsAreNew = false
    log('database.made', { ms: Date.now() - began })
  }
  const stopping = new AbortController()
  let current: Postmaster | undefined = await bringUp(site, givingUp)
  const { version } = await furnish(site)
  givingUp.throwIfAborted()
  log(current.adopted ? 'database.adopted' : 'database.started', {
    pid: current.pid,
    version,
    ms: Date.now() - began,
  })

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (current) {
        await Promise.race([current.gone, aborted(stopping.signal)])
        if (stopping.signal.aborted) return
        log('database.died', { pid: current.pid })
        current = undefined
      }
      const died = Date.now()
      try {
        current = await bringUp(site, stopping.signal)
        log('database.recovered', { pid: current.pid, ms: Date.now() - died })
      } catch (error) {
        if (stopping.signal.aborted) return
        // Never give up: a full disk may be emptied.
        log('database.not-recovered', { why: String(error) })
        await Promise.race([pause(5_000, undefined, { ref: false }), aborted(stopping.signal)])
      }
    }
  }
  const watching = watch()

  async function halt(): Promise<void> {
    stopping.abort()
    await watching
    const pid = runningIn(folders.cluster)
    const orderly = pid ? await stopServer(pid, folders, 20_000) : true
    if (!pid) await clearRemains(folders)
    // Our child is reaped before we say it is over.
    if (current) await settled(current.gone, 1_000)
    current = undefined
    release()
    log('database.stopped', { orderly })
  }
  let halted: Promise<void> | undefined

  return {
    url: addressOf(ordinary(folders, site.secrets)),
    adminUrl: addressOf(superuser(site, 'gezhong')),
    version,
    pid: () => current?.pid,
    stop: () => {
      halted ??= halt()
      return halted
    },
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    if (signal.aborted) settle()
    else signal.addEventListener('abort', () => settle(), { once: true })
  })
}
