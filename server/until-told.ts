import { isLost } from './platform/db.ts'

/** Ctrl-C, a service manager, a terminal that is closed. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Longer than all parts of serve() take to stop together. */
const patienceMilliseconds = 60_000

/**
 * Starts, and stops in order when the process is told to, also while the start is under way: killed
 * by the signal itself it would leave its database running.
 * @returns once everything is stopped
 */
export async function untilTold(
  start: (signal: AbortSignal) => Promise<{ stop(): Promise<void> }>,
  say: (line: string) => void,
): Promise<void> {
  const telling = new AbortController()
  const told = new Promise<void>((resolve) => {
    for (const signal of signals)
      process.on(signal, () => {
        if (telling.signal.aborted) return say('still stopping …')
        say(`\n${signal}: stopping …`)
        setTimeout(() => process.exit(1), patienceMilliseconds).unref()
        telling.abort()
        resolve()
      })
  })
  // Whoever read our output has gone away: no reason to die of it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  // A database that goes away ends no process, wherever a library forgot to listen.
  process.on('unhandledRejection', (error) => {
    if (!isLost(error)) throw error
    say(`database away: ${String(error)}`)
  })
  try {
    const started = await start(telling.signal)
    await told
    await started.stop()
  } catch (error) {
    if (!telling.signal.aborted) throw error
  }
}
