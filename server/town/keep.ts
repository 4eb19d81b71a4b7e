import type { Logger } from 'pino'
import { type Database, system } from '#server/platform/db.ts'
import { loadTown } from './load.ts'
import { readRevision } from './store.ts'
import type { Town } from './town.ts'

export interface TownKeeper {
  /** As of the last look; take it once per command. */
  town(): Town
  /** Reloads at once when the revision moved; true when it did. */
  refresh(): Promise<boolean>
  /** Told after every reload: caches and spatial indexes are rebuilt there. */
  onChange(listener: (town: Town) => void): void
  stop(): Promise<void>
}

/**
 * Holds the town in memory and follows its revision, by default every 2 s. A failing look is logged
 * and the town before stays: reports are taken while the database is away.
 */
export async function keepTown(
  parts: { db: Database; log: Logger },
  intervalMs = 2_000,
): Promise<TownKeeper> {
  const { db, log } = parts
  const load = () => db.transaction(system, loadTown)
  let current = await load()
  let running: Promise<boolean> | undefined
  const listeners: ((town: Town) => void)[] = []

  async function look(): Promise<boolean> {
    if ((await db.run(system, readRevision)) === current.revision) return false
    current = await load()
    log.info({ revision: current.revision }, 'town reloaded')
    for (const listener of listeners) listener(current)
    return true
  }

  function refresh(): Promise<boolean> {
    running ??= look().finally(() => {
      running = undefined
    })
    return running
  }

  const timer = setInterval(() => {
    refresh().catch((error: unknown) => log.warn({ err: error }, 'town not reloaded'))
  }, intervalMs)
  timer.unref()

  return {
    town: () => current,
    async refresh() {
      // A look under way may have read the revision before the caller's edit.
      await running?.catch(() => false)
      return refresh()
    },
    onChange: (listener) => {
      listeners.push(listener)
    },
    async stop() {
      clearInterval(timer)
      await running?.catch(() => false)
    },
  }
}
