import pino, { type Logger } from 'pino'
import { createApp } from './app.ts'
import type { Ctx } from './ctx.ts'
import { loadEmergencyDetector, loadLexiconClassifier } from './flow/classify/load.ts'
import { createSenses } from './flow/intake/senses.ts'
import { checkGivenDatabase } from './given-database.ts'
import { seedDemoQueue } from './hall/queue/demo.ts'
import { readiness } from './http/health.ts'
import { safeError } from './http/logging.ts'
import { listening, openPorch } from './http/porch.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { openDatabase, system } from './platform/db.ts'
import { resolveDataDir } from './platform/embedded/folders.ts'
import { type EmbeddedDatabase, startEmbedded } from './platform/embedded/start.ts'
import { migrate } from './platform/migrate.ts'
import { migrateQueue } from './platform/queue.ts'
import { createSeal } from './platform/seal.ts'
import { throughLoss } from './platform/through-loss.ts'
import { StartError } from './start-error.ts'
import { keepTown } from './town/keep.ts'
import { opensNames } from './town/people.ts'
import { isDemoDatabase, seedTown } from './town/seed/seed.ts'
import { startWorker } from './worker.ts'

export interface Served {
  url: string
  ctx: Ctx
  stop(): Promise<void>
}

/** How long each part may take to stop before the next is stopped all the same, ms. */
const patience = { ours: 5_000, database: 30_000 } as const

/**
 * Starts everything: database, schema, town, web, jobs. `signal` gives up a start under way.
 * @throws StartError, ConfigError, EmbeddedError; what was started by then is stopped again
 */
export async function serve(
  wish: Config,
  options: {
    log?: Logger
    say?: (line: string) => void
    signal?: AbortSignal
    /** The pages, when they are being built beside the database's start. */
    pages?: Promise<void> | undefined
  } = {},
): Promise<Served> {
  const say = options.say ?? (() => undefined)
  const log = options.log ?? pino({ level: wish.logLevel, serializers: { err: safeError } })
  const config = { ...wish, dataDir: resolveDataDir(wish.dataDir, !wish.dataDirGiven) }
  const stops: Stop[] = []
  const stop = async () => {
    readiness.ready = false
    for (const each of stops.reverse().splice(0)) {
      const inTime = await ended(each).catch((error: unknown) => {
        log.warn({ err: error, part: each.part }, 'stopping')
        return true
      })
      if (!inTime) log.warn({ part: each.part }, 'not stopped in time')
    }
  }
  const { signal } = options
  const firmly = <T>(step: () => Promise<T>) => throughLoss(step, { log, signal })
  try {
    // The port first: whoever asks learns that we are on our way, and a taken one costs no waiting.
    const porch = config.port === 0 ? undefined : await openPorch(config)
    if (porch) stops.push({ part: 'porch', end: () => porch.close(), patience: patience.ours })
    if (config.databaseUrl) await checkGivenDatabase(config.databaseUrl)
    const url = config.databaseUrl ?? (await embedded(config, log, stops, signal)).url
    await firmly(() => prepareDatabase(url))
    const db = openDatabase(url, {
      onError: (error) => log.warn({ err: error }, 'database connection lost'),
    })
    stops.push({ part: 'connections', end: () => db.end(), patience: patience.ours })
    const seal = createSeal(config.secret)
    const seeded = await firmly(() =>
      seedTown(db, {
        seal,
        now: systemClock.now(),
        demo: config.demo,
        firstAdmin: config.firstAdmin,
      }),
    )
    if (seeded.items > 0) say(`town written: ${seeded.items} documents, ${seeded.people} people`)
    if (!config.demo && (await firmly(() => db.run(system, isDemoDatabase)))) {
      throw new StartError(
        'this database holds demo accounts: use an empty one, or start in demo mode',
      )
    }
    if (!(await firmly(() => db.run(system, (sql) => opensNames(sql, seal))))) {
      throw new StartError(
        'GEZHONG_SECRET is not the one this database was sealed with: set the one it was begun with',
      )
    }
    const keeper = await firmly(() => keepTown({ db, log }))
    stops.push({ part: 'town', end: () => keeper.stop(), patience: patience.ours })
    const ctx: Ctx = { db, clock: systemClock, seal, log, config, town: keeper.town }
    if (config.demo) await firmly(() => seedDemoQueue(ctx))
    const senses = createSenses(keeper.town, loadLexiconClassifier(), loadEmergencyDetector())
    senses()
    keeper.onChange(() => void senses())
    await options.pages
    signal?.throwIfAborted()
    const app = await createApp(ctx, senses)
    app.decorate('keeper', keeper)
    await porch?.close()
    await listening(() => app.listen({ host: config.host, port: config.port }), config)
    stops.push({
      part: 'http',
      end: () => app.close(),
      patience: patience.ours,
      force: () => app.server.closeAllConnections(),
    })
    const worker = config.jobs > 0 ? await startWorker(ctx, url) : undefined
    if (worker) stops.push({ part: 'jobs', end: () => worker.stop(), patience: patience.ours })
    signal?.throwIfAborted()
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
  stops: Stop[],
  signal: AbortSignal | undefined,
): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({
    dataDir: config.dataDir,
    log: (event, detail) => log.info({ ...detail }, event),
    ...(signal ? { signal } : {}),
  })
  stops.push({ part: 'database', end: () => database.stop(), patience: patience.database })
  return database
}

interface Stop {
  part: string
  end(): Promise<unknown>
  patience: number
  /** What to do when the patience is at its end. */
  force?(): void
}

/** @returns whether it ended in time */
async function ended({ end, patience: milliseconds, force }: Stop): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false)
  })
  const inTime = await Promise.race([end().then(() => true), late])
  clearTimeout(timer)
  if (!inTime) force?.()
  return inTime
}

/** The queue's tables, then ours: two processes starting together take turns. */
export async function prepareDatabase(url: string): Promise<void> {
  await migrateQueue(url)
  await migrate(url)
}
