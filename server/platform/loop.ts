import type { Logger } from 'pino'

export interface Loop {
  stop(): Promise<void>
}

/**
 * Calls `work` again and again: at once while it finds something to do, after a pause while not. A
 * failure is logged and tried again later: loops outlive a database that went away.
 */
export function loop(
  name: string,
  pauseMs: number,
  log: Logger,
  work: () => Promise<number>,
): Loop {
  let stopped = false
  let wake: (() => void) | undefined
  const running = (async () => {
    while (!stopped) {
      let found = 0
      let pause = pauseMs
      try {
        found = await work()
      } catch (error) {
        log.warn({ err: error, loop: name }, 'loop failed')
        pause = Math.max(1_000, pauseMs)
      }
      if (found > 0 || stopped) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  })()
  return {
    async stop() {
      stopped = true
      wake?.()
      await running
    },
  }
}
