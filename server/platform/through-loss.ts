import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { isLost } from './db.ts'

/**
 * Does a step of the start again when the database went away under it: it comes back by itself, and
 * a start that gave up would have to be begun again by hand. The step must bear being repeated.
 * @throws what the step throws, and the loss itself after a minute
 */
export async function throughLoss<T>(
  step: () => Promise<T>,
  given: { log: Logger; signal?: AbortSignal | undefined; patienceMs?: number },
): Promise<T> {
  const until = Date.now() + (given.patienceMs ?? 60_000)
  for (;;) {
    given.signal?.throwIfAborted()
    try {
      return await step()
    } catch (error) {
      if (!isLost(error) || Date.now() > until) throw error
      given.log.warn({ err: error }, 'database away while starting: trying again')
      await pause(300, undefined, given.signal ? { signal: given.signal } : {})
    }
  }
}
