import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import {
  makeWorkerUtils,
  Logger as QueueLogger,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import pg from 'pg'
import type { Logger } from 'pino'
import { outliveLoss } from './db.ts'
import { type Loop, loop } from './loop.ts'
import { throughLoss } from './through-loss.ts'

// Its own lines would say what ours say already; a failed job is counted in /metrics.
const quiet = new QueueLogger(() => () => undefined)

/** Our jobs take milliseconds; one that is held for so long belongs to a process that died. */
const heldSeconds = 60

/** The queue's own tables; they stand before ours, which call into them. */
export async function migrateQueue(url: string): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString: url, logger: quiet })
  try {
    await utils.migrate()
  } finally {
    await utils.release()
  }
}

export interface Queue {
  stop(): Promise<void>
}

/**
 * Works on jobs until stop(). graphile-worker gives up when the database goes while a job is being
 * finished, and leaves jobs of a killed process locked for four hours: here it is started anew, and
 * jobs held by the dead are given back. So a job may run twice, and must bear it.
 */
export async function startQueue(given: {
  url: string
  concurrency: number
  tasks: TaskList
  log: Logger
  /** No other process works on this database: whatever is held now is held by the dead. */
  alone: boolean
}): Promise<Queue> {
  const { log } = given
  const pool = new pg.Pool({
    connectionString: given.url,
    max: given.concurrency + 2,
    application_name: 'gezhong jobs',
    connectionTimeoutMillis: 5_000,
  })
  outliveLoss(pool, (error) => log.warn({ err: error }, 'job connection lost'))
  const stopping = new AbortController()
  let runner: Runner | undefined
  let holder = ''

  async function begin(): Promise<void> {
    const dead = holder
    const events: WorkerEvents = new EventEmitter()
    events.on('pool:create', ({ workerPool }) => {
      holder = workerPool.id
    })
    const started = await run({
      pgPool: pool,
      concurrency: given.concurrency,
      taskList: given.tasks,
      noHandleSignals: true,
      logger: quiet,
      events,
      // Without a batch a job whose end cannot be written is an unhandled rejection, the end of us too.
      preset: { worker: { pollInterval: 2_000, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })
    runner = started
    if (dead) await giveBack('locked_by = $1', dead).catch(() => undefined)
    // Stopped while it was starting.
    if (stopping.signal.aborted) await started.stop().catch(() => undefined)
  }

  async function keep(): Promise<void> {
    while (!stopping.signal.aborted) {
      await runner?.promise.catch((error: unknown) => log.warn({ err: error }, 'jobs broken off'))
      runner = undefined
      await pause(1_000, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      await begin().catch((error: unknown) => log.warn({ err: error }, 'jobs not running'))
    }
  }

  /** @param which of the locked jobs: the queue unlocks by holder */
  async function giveBack(which: string, value: string | number): Promise<void> {
    await pool.query(
      `select graphile_worker.force_unlock_workers(array(
         select distinct locked_by from graphile_worker.jobs where locked_by is not null and ${which}))`,
      [value],
    )
  }

  if (given.alone)
    await throughLoss(() => giveBack('locked_by <> $1', ''), { log, signal: stopping.signal })
  // A loss in this very moment is one like those that come later.
  await begin().catch((error: unknown) => log.warn({ err: error }, 'jobs not running'))
  const kept = keep()
  const sweep: Loop = loop('held jobs', heldSeconds * 500, log, async () => {
    await giveBack('locked_at < now() - make_interval(secs => $1)', heldSeconds)
    return 0
  })

  return {
    async stop() {
      stopping.abort()
      const sweeping = sweep.stop()
      await runner?.stop().catch(() => undefined)
      await Promise.all([kept, sweeping])
      await pool.end().catch(() => undefined)
    },
  }
}
