import type { TaskList } from 'graphile-worker'
import { sweepOrphans } from './attachments/commands.ts'
import { searchFollower } from './cases/search/follow.ts'
import { type PassingEvent, sequence } from './cases/sequencer.ts'
import type { Ctx } from './ctx.ts'
import { sweepReceipts } from './field/receipts.ts'
import { jobTasks, nextJobs } from './flow/jobs.ts'
import { sweepTimers } from './flow/timers.ts'
import { remindOfAppointments } from './hall/appointments/reminders.ts'
import { sweepAnswers } from './homes/receipt.ts'
import { sweepIdentity } from './identity/commands.ts'
import { sendNotices } from './notices/send.ts'
import { loop } from './platform/loop.ts'
import { startQueue } from './platform/queue.ts'
import { pushTasks, ringJobs } from './push/ring.ts'
import { openPushSender } from './push/sender.ts'

export interface Worker {
  stop(): Promise<void>
}

/** What goes on without anyone asking: the order of events, jobs, clocks, notices, tidying up. */
export async function startWorker(ctx: Ctx, url: string): Promise<Worker> {
  const queue = await startQueue({
    url,
    concurrency: Math.max(1, ctx.config.jobs),
    tasks: taskList(ctx),
    log: ctx.log,
    // The embedded database has one owner at a time.
    alone: ctx.config.databaseUrl === undefined,
  })
  const loops = [
    loop('sequence', 150, ctx.log, () => sequence(ctx.db, jobsAfter, ctx.clock.now())),
    loop('search', 500, ctx.log, searchFollower(ctx.db)),
    loop('timers', 5_000, ctx.log, () => sweepTimers(ctx)),
    loop('notices', 3_000, ctx.log, () => sendNotices(ctx)),
    loop('appointments', 60_000, ctx.log, () => remindOfAppointments(ctx)),
    loop('orphans', 3_600_000, ctx.log, () => sweepOrphans(ctx)),
    loop('sessions', 3_600_000, ctx.log, async () => {
      await sweepIdentity(ctx)
      return 0
    }),
    loop('answers', 3_600_000, ctx.log, () => sweepAnswers(ctx)),
    loop('receipts', 3_600_000, ctx.log, () => sweepReceipts(ctx)),
  ]
  return {
    async stop() {
      await Promise.all([...loops.map((each) => each.stop()), queue.stop()])
    },
  }
}

/** What a committed event calls for. */
const jobsAfter = (event: PassingEvent) => [...nextJobs(event), ...ringJobs(event)]

function taskList(ctx: Ctx): TaskList {
  return Object.fromEntries(
    Object.entries({ ...jobTasks, ...pushTasks(openPushSender()) }).map(([name, task]) => [
      name,
      (payload: unknown) => task(ctx, payload as never),
    ]),
  )
}
