import type { Logger } from 'pino'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/db.ts'
import type { Seal } from './platform/seal.ts'
import type { Town } from './town/town.ts'

/** What every command is handed. Constructed in app.ts, worker.ts and cli.ts alone. */
export interface Ctx {
  db: Database
  clock: Clock
  seal: Seal
  log: Logger
  config: Config
  /** The reference data in memory, as of now: take it once per command. */
  town(): Town
}
