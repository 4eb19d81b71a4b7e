import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Ctx } from '#server/ctx.ts'
import { Problem } from '#server/platform/problem.ts'

const heartbeatMs = 20_000
const againMs = 1_000
/** Lines of one process: screens, kiosks, windows, and people who follow their number. */
const mostLines = 5_000
const mostWaitingBytes = 16 * 1024

/** Tells whoever listens to a hall that its queue moved; what moved is asked for, as everywhere. */
export interface HallLive {
  /** @throws Problem unavailable when no line is free */
  open(hallCode: string): Readable
  close(): void
}

/**
 * One listening connection per process, while anybody listens. PostgreSQL sends a notification at the
 * commit, to every process; after a lost connection everybody is told, for anything may have moved.
 */
export function createHallLive(ctx: Pick<Ctx, 'db' | 'log'>): HallLive {
  const lines = new Map<Readable, string>()
  const stopping = new AbortController()
  let listening = false
  let beat: NodeJS.Timeout | undefined

  function tell(hallCode?: string): void {
    for (const [line, hall] of lines)
      if (hallCode === undefined || hall === hallCode) push(line, 'data: {"moved":true}\n\n')
  }

  async function listen(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await listenOnce()
      } catch (error) {
        ctx.log.warn({ err: error }, 'hall line: listening anew')
      }
      await pause(againMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  async function listenOnce(): Promise<void> {
    const client = await ctx.db.connect()
    try {
      client.on('notification', onNotice)
      await client.query('listen hall')
      tell()
      await ended(client, stopping.signal)
    } finally {
      client.off('notification', onNotice)
      // It has listened: nobody else is to inherit that.
      client.release(true)
    }
  }

  const onNotice = (notice: pg.Notification) => tell(notice.payload ?? '')

  function start(): void {
    if (listening) return
    listening = true
    void listen()
    beat = setInterval(() => {
      for (const line of lines.keys()) push(line, ': still here\n\n')
    }, heartbeatMs)
    beat.unref()
  }

  return {
    open(hallCode) {
      if (lines.size >= mostLines || stopping.signal.aborted)
        throw new Problem('unavailable', { extensions: { retryAfterSeconds: 30 } })
      start()
      const line = new Readable({ read() {} })
      lines.set(line, hallCode)
      line.once('close', () => lines.delete(line))
      push(line, 'retry: 2000\n\n')
      return line
    },
    close() {
      stopping.abort()
      clearInterval(beat)
      for (const line of lines.keys()) line.push(null)
    },
  }
}

/** A client that does not read is cut off: it comes back and asks anew. */
function push(line: Readable, text: string): void {
  if (line.destroyed) return
  if (line.readableLength > mostWaitingBytes) line.destroy()
  else line.push(text)
}

function ended(client: pg.PoolClient, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    client.once('end', resolve)
    client.once('error', () => resolve())
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
