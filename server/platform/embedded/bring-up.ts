import { setTimeout as pause } from 'node:timers/promises'
import { resetPassword } from './cluster.ts'
import { codeOf, connected, isNotYet } from './connect.ts'
import { EmbeddedError } from './error.ts'
import {
  adopt,
  clearRemains,
  launch,
  logSince,
  logSize,
  type Postmaster,
  runningIn,
  settled,
  stopServer,
} from './postmaster.ts'
import { type Site, superuser } from './site.ts'

/** How long a dead server's remains may stand in the way, and how long a recovery may take. */
const patience = { remains: 15_000, recovery: 10 * 60_000, stop: 20_000 } as const

const remains = /lock file .* already exists|shared memory block .* still in use|could not bind/i

/**
 * Takes over the server that runs in the cluster when it is ours and answers, else starts one.
 * @throws EmbeddedError with the end of the server's log when it will not start
 */
export async function bringUp(site: Site, stopping: AbortSignal): Promise<Postmaster> {
  const { cluster, log } = site.folders
  const deadline = Date.now() + patience.remains
  for (;;) {
    stopping.throwIfAborted()
    const pid = runningIn(cluster)
    if (pid) {
      const found = adopt(pid, cluster)
      const answer = site.secretsAreNew ? 'strange' : await answerOf(site, found, stopping)
      if (answer === 'ours') return found
      if (answer === 'strange') site.log('database.replaced', { pid, why: 'other settings' })
      await stopServer(pid, site.folders, patience.stop)
    }
    await clearRemains(site.folders)
    if (site.secretsAreNew) {
      await resetPassword(site)
      site.secretsAreNew = false
    }
    const position = logSize(log)
    const started = launch(site)
    const answer = await answerOf(site, started, stopping)
    if (answer === 'ours') return started
    if (answer === 'strange') await stopServer(started.pid, site.folders, patience.stop)
    const words = logSince(log, position)
    if (answer === 'strange' || Date.now() > deadline || !remains.test(words))
      throw new EmbeddedError(
        `The embedded database did not start (log: ${log}). Its last words: ${words || 'none'}`,
      )
    await pause(300)
  }
}

/**
 * Asks the server who it is until it answers. Recovery after a crash can take a while, so as long as
 * the process lives and says "not yet", we wait.
 */
async function answerOf(
  site: Site,
  postmaster: Postmaster,
  stopping: AbortSignal,
): Promise<'ours' | 'strange' | 'dead'> {
  const began = Date.now()
  let told = began
  for (;;) {
    stopping.throwIfAborted()
    try {
      const stamp = await connected(superuser(site), async (client) => {
        const { rows } = await client.query<{ stamp: string | null }>(
          `select current_setting('gezhong.stamp', true) as stamp`,
        )
        return rows[0]?.stamp
      })
      return stamp === site.stamp ? 'ours' : 'strange'
    } catch (error) {
      const waited = Date.now() - began
      if (!isNotYet(error) && waited > (codeOf(error) === '28P01' ? 0 : 10_000)) return 'strange'
      if (waited > patience.recovery) return 'strange'
    }
    if (await settled(postmaster.gone, 40)) return 'dead'
    if (Date.now() - told > 10_000) {
      told = Date.now()
      site.log('database.waiting', { seconds: Math.round((told - began) / 1000) })
    }
  }
}
