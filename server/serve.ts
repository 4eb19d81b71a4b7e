import { existsSync } from 'node:fs'
import pino, { type Logger } from 'pino'
import { createApp } from './app.ts'
import type { Ctx } from './ctx.ts'
import { loadEmergencyDetector, loadLexiconClassifier } from './flow/classify/load.ts'
import { createSenses } from './flow/intake/senses.ts'
import { readiness } from './http/health.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { openDatabase, system } from './platform/db.ts'
import { resolveDataDir } from './platform/embedded/folders.ts'
import { type EmbeddedDatabase, startEmbedded } from './platform/embedded/start.ts'
import { migrate } from './platform/migrate.ts'
import { createSeal } from './platform/seal.ts'
import { keepTown } from './town/keep.ts'
import { isDemoDatabase, seedTown } from './town/seed/seed.ts'
import { migrateQueue, startWorker } from './worker.ts'

export interface Served {
  url: string
  ctx: Ctx
  stop(): Promise<void>
}

/** A start that cannot succeed, said in words a person can act on. */
export class StartError extends Error {}

/**
 * Starts everything: database, schema, town, web, jobs. @throws StartError, ConfigError, EmbeddedError
 */
export async function serve(
  wish: Config,
  options: { log?: Logger; say?: (line: string) => void } = {},
): Promise<Served> {
  const say = options.say ?? (() => undefined)
  const log = options.log ?? pino({ level: wish.logLevel })
  const config = { ...wish, dataDir: resolveDataDir(wish.dataDir, !wish.dataDirGiven) }
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    readiness.ready = false
    for (const each of stops.reverse().splice(0))
      await each().catch((error: unknown) => log.warn({ err: error }, 'stopping'))
  }
  try {
    const url = config.databaseUrl ?? (await embedded(config, log, stops)).url
    await prepareDatabase(url)
    const db = openDatabase(url, {
      onError: (error) => log.warn({ err: error }, 'database connection lost'),
    })
    stops.push(() => db.end())
    const seal = createSeal(config.secret)
    const seeded = await seedTown(db, {
      seal,
      now: systemClock.now(),
      demo: config.demo,
      firstAdmin: config.firstAdmin,
    })
    if (seeded.items > 0) say(`town written: ${seeded.items} documents, ${seeded.people} people`)
    if (!config.demo && (await db.run(system, isDemoDatabase))) {
      throw new StartError(
        'this database holds demo accounts: use an empty one, or start in demo mode',
      )
    }
    const keeper = await keepTown({ db, log })
    stops.push(() => keeper.stop())
    const ctx: Ctx = { db, clock: systemClock, seal, log, config, town: keeper.town }
    const senses = createSenses(keeper.town, loadLexiconClassifier(), loadEmergencyDetector())
    senses()
    keeper.onChange(() => void senses())
    const app = await createApp(ctx, senses)
    app.decorate('keeper', keeper)
    await listen(app, config)
    stops.push(() => app.close())
    const worker = config.jobs > 0 ? await startWorker(ctx, url) : undefined
    if (worker) stops.push(() => worker.stop())
    readiness.ready = true
    const address = app.server.address()
    const port = typeof address === 'object' && address ? address.port : config.port
    return {
      url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
      ctx,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function embedded(
  config: Config,
  log: Logger,
  stops: (() => Promise<void>)[],
): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({
    dataDir: config.dataDir,
    log: (event, detail) => log.info({ ...detail }, event),
  })
  stops.push(() => database.stop())
  return database
}

/** The queue's tables, then ours: two processes starting together take turns. */
export async function prepareDatabase(url: string): Promise<void> {
  await migrateQueue(url)
  await migrate(url)
}

async function listen(app: Awaited<ReturnType<typeof createApp>>, config: Config): Promise<void> {
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    throw new StartError(
      `port ${config.port} is taken: stop what uses it, or give another by PORT=8081 or --port 8081`,
    )
  }
}

/** Whether the pages are built; the checkout builds them at its first start. */
export function pagesBuilt(): boolean {
  return existsSync(new URL('../dist/apps/portal/index.html', import.meta.url))
}
