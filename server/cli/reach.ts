import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Ctx } from '#server/ctx.ts'
import { systemClock } from '#server/platform/clock.ts'
import { type Config, readConfig } from '#server/platform/config.ts'
import { type Database, openDatabase, system } from '#server/platform/db.ts'
import { resolveDataDir } from '#server/platform/embedded/folders.ts'
import { embeddedUrl } from '#server/platform/embedded/running.ts'
import { startEmbedded } from '#server/platform/embedded/start.ts'
import { readMigrations } from '#server/platform/migrate.ts'
import { createSeal } from '#server/platform/seal.ts'
import { keepTown } from '#server/town/keep.ts'
import { isDemoDatabase } from '#server/town/seed/seed.ts'
import { Failure } from './verb.ts'

export interface Reached {
  url: string
  /** given by DATABASE_URL, running beside a server, or started for this verb. */
  how: 'GIVEN' | 'RUNNING' | 'STARTED'
  leave(): Promise<void>
}

/** Where the data lie, as the server decides it. */
export function dataDir(env = process.env): string {
  return resolveDataDir(env.GEZHONG_DATA || 'data', !env.GEZHONG_DATA)
}

/**
 * The database: DATABASE_URL, else the embedded one of a running server, else the embedded one
 * started for this verb and stopped by leave().
 * @throws Failure when there is none yet
 */
export async function reachDatabase(env = process.env): Promise<Reached> {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, how: 'GIVEN', leave: async () => {} }
  const folder = dataDir(env)
  const running = embeddedUrl(folder)
  if (running) return { url: running, how: 'RUNNING', leave: async () => {} }
  if (!existsSync(join(folder, 'postgres', 'cluster')))
    throw new Failure(
      `there is no database in ${folder} yet: start the server once (npm start), or set GEZHONG_DATA or DATABASE_URL`,
    )
  const embedded = await startEmbedded({ dataDir: folder, log: () => {} })
  return { url: embedded.url, how: 'STARTED', leave: () => embedded.stop() }
}

/** Runs work on the database, whose schema is the program's, and leaves it as it was found. */
export async function withDatabase<T>(work: (db: Database, url: string) => Promise<T>): Promise<T> {
  const reached = await reachDatabase()
  const db = openDatabase(reached.url, { max: 4 })
  try {
    await requireSchema(db)
    return await work(db, reached.url)
  } finally {
    await db.end()
    await reached.leave()
  }
}

/** Names of migrations the database lacks. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const [table] = await db.run(system, (sql) =>
    sql.query<{ there: boolean }>(`select to_regclass('migrations') is not null as there`),
  )
  const names = (await readMigrations()).map(({ name }) => name)
  if (!table?.there) return names
  const applied = await db.run(system, (sql) =>
    sql.query<{ name: string }>('select name from migrations'),
  )
  const known = new Set(applied.map(({ name }) => name))
  return names.filter((name) => !known.has(name))
}

async function requireSchema(db: Database): Promise<void> {
  const pending = await pendingMigrations(db)
  if (pending.length > 0)
    throw new Failure(
      `the database lacks ${pending.join(', ')}: start the server of this version once, it brings the schema forward`,
    )
}

/** Everything commands need: the town in memory, the clock, the seal. */
export async function withCtx<T>(work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return withDatabase(async (db, url) => {
    const demo = await db.run(system, isDemoDatabase)
    const config: Config = readConfig(process.env, { demo })
    const log = pino(
      { level: config.logLevel === 'info' ? 'warn' : config.logLevel },
      pino.destination(2),
    )
    const keeper = await keepTown({ db, log })
    try {
      return await work({
        db,
        log,
        clock: systemClock,
        seal: createSeal(config.secret),
        config: { ...config, databaseUrl: url },
        town: keeper.town,
      })
    } finally {
      await keeper.stop()
    }
  })
}
