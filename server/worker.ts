import {
  makeWorkerUtils,
  Logger as QueueLogger,
  type Runner,
  run,
  type TaskList,
} from 'graphile-worker'
import pg from 'pg'
import { sweepOrphans } from './attachments/commands.ts'
import { sequence } from './cases/sequencer.ts'
import type { Ctx } from './ctx.ts'
import { jobTasks, nextJobs } from './flow/jobs.ts'
import { sendNotices } from './flow/notices.ts'
import { sweepTimers } from './flow/timers.ts'
import { sweepIdentity } from './identity/commands.ts'
import { loop } from './platform/loop.ts'

// Its own lines would say what ours say already; a failed job is counted in /metrics.
const quiet = new QueueLogger(() => () => undefined)

export interface Worker {
  stop(): Promise<void>
}

/** The queue's own tables; they stand before ours, which call into them. */
export async function migrateQueue(url: string): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString: url, logger: quiet })
  await utils.migrate()
  await utils.release()
}

/** What goes on without anyone asking: the order of events, jobs, clocks, notices, tidying up. */
export async function startWorker(ctx: Ctx, url: string): Promise<Worker> {
  const loops = [
    loop('sequence', 150, ctx.log, () => sequence(ctx.db, nextJobs, ctx.clock.now())),
    loop('timers', 5_000, ctx.log, () => sweepTimers(ctx)),
    loop('notices', 3_000, ctx.log, () => sendNotices(ctx)),
    loop('orphans', 3_600_000, ctx.log, () => sweepOrphans(ctx)),
    loop('sessions', 3_600_000, ctx.log, async () => {
      await sweepIdentity(ctx)
      return 0
    }),
  ]
  const runner = await keepRunner(ctx, url)
  return {
    async stop() {
      await Promise.all([...loops.map((each) => each.stop()), runner.stop()])
    },
  }
}

/** graphile-worker gives up when its listening connection dies; a database that restarts is no reason. */
async function keepRunner(ctx: Ctx, url: string): Promise<{ stop(): Promise<void> }> {
  // A pool of ours: an idle connection that breaks is a line in the log, not the end of the process.
  const pool = new pg.Pool({
    connectionString: url,
    max: ctx.config.jobs + 2,
    application_name: 'gezhong jobs',
  })
  pool.on('error', (error) => ctx.log.warn({ err: error }, 'job connection lost'))
  let runner: Runner | undefined
  let stopped = false
  const start = async () => {
    runner = await run({
      pgPool: pool,
      concurrency: Math.max(1, ctx.config.jobs),
      taskList: taskList(ctx),
      noHandleSignals: true,
      logger: quiet,
      pollInterval: 2_000,
    })
    runner.promise.catch(() => undefined).finally(() => void again())
  }
  const again = async (): Promise<void> => {
    if (stopped) return
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    if (stopped) return
    await start().catch((error: unknown) => {
      ctx.log.warn({ err: error }, 'jobs not running')
      return again()
    })
  }
  await start()
  return {
    async stop() {
      stopped = true
      await runner?.stop().catch(() => undefined)
      await pool.end().catch(() => undefined)
    },
  }
}

function taskList(ctx: Ctx): TaskList {
  return Object.fromEntries(
    Object.entries(jobTasks).map(([name, task]) => [
      name,
      (payload: unknown) => task(ctx, payload as never),
    ]),
  )
}
