import { randomUUID } from 'node:crypto'
import { presenceSeconds } from '#contract/workbench.ts'
import type { Case } from '#server/cases/case.ts'
import type { Ctx } from '#server/ctx.ts'
import { isLost, system } from '#server/platform/db.ts'

/** Where a case lies: who may be told that somebody looks at it. */
export type Looked = Pick<Case, 'id' | 'regionCode' | 'leadUnit' | 'unitCodes'>

export interface Presence {
  /** The person looks at this case now, and at no other; undefined: at none. */
  say(personId: string, looked: Looked | undefined): Promise<void>
  /** Who looks at each of these cases now. */
  at(caseIds: readonly string[]): Map<string, string[]>
  /** Forgets those who have not said so for 45 s; runs by itself every few seconds. */
  sweep(): void
  close(): void
}

interface Said {
  from: string
  personId: string
  looked?: Looked
}

const channel = 'gezhong_presence'
const sweepMilliseconds = 5_000

/**
 * Who is looking at what, so that two do not do the same. Deliberately held in memory alone, for
 * seconds, and written nowhere, not even to the log: it helps colleagues and measures nobody's work.
 * Processes tell each other by NOTIFY, which keeps nothing either. It goes alone, not with a write, so
 * the lock it takes at the commit holds up no command (ADR 2).
 */
export function createPresence(
  ctx: Pick<Ctx, 'db' | 'clock' | 'log'>,
  changed: (looked: Looked) => void,
): Presence {
  const self = randomUUID()
  const looks = new Map<string, { looked: Looked; until: number }>()
  let listening: Promise<(() => void) | undefined> | undefined
  let timer: NodeJS.Timeout | undefined
  let closed = false

  function hear({ personId, looked }: Pick<Said, 'personId' | 'looked'>): void {
    const before = looks.get(personId)?.looked
    const until = ctx.clock.now().getTime() + presenceSeconds * 1000
    if (looked) looks.set(personId, { looked, until })
    else looks.delete(personId)
    if (before?.id === looked?.id) return
    if (before) changed(before)
    if (looked) changed(looked)
  }

  function sweep(): void {
    const now = ctx.clock.now().getTime()
    for (const [personId, { looked, until }] of looks) {
      if (until > now) continue
      looks.delete(personId)
      changed(looked)
    }
  }

  async function listen(): Promise<() => void> {
    const client = await ctx.db.connect()
    let held = true
    const letGo = () => {
      if (held) client.release(true)
      held = false
    }
    // Whoever looks says so again soon: what was missed meanwhile mends itself.
    const lost = () => {
      listening = undefined
      letGo()
    }
    client.once('error', lost)
    client.once('end', lost)
    client.on('notification', ({ payload }) => {
      const said = JSON.parse(payload ?? '{}') as Said
      if (said.from !== self) hear(said)
    })
    try {
      await client.query(`listen ${channel}`)
    } catch (error) {
      letGo()
      throw error
    }
    return letGo
  }

  /** Begins with the first who looks or asks: a process that serves no pages holds no connection. */
  async function begin(): Promise<void> {
    if (closed) return
    timer ??= setInterval(sweep, sweepMilliseconds).unref()
    listening ??= listen().catch((error: unknown) => {
      listening = undefined
      if (!isLost(error)) ctx.log.warn({ err: error }, 'presence: not listening')
      return undefined
    })
    await listening
  }

  return {
    sweep,
    async say(personId, looked) {
      await begin()
      hear({ personId, ...(looked ? { looked } : {}) })
      const said: Said = { from: self, personId, ...(looked ? { looked } : {}) }
      await ctx.db.run(system, (sql) =>
        sql.query('select pg_notify($1, $2)', [channel, JSON.stringify(said)], 'say-presence'),
      )
    },
    at(caseIds) {
      void begin()
      sweep()
      const found = new Map<string, string[]>()
      for (const [personId, { looked }] of looks)
        if (caseIds.includes(looked.id))
          found.set(looked.id, [...(found.get(looked.id) ?? []), personId])
      return found
    },
    close() {
      closed = true
      clearInterval(timer)
      const held = listening
      listening = undefined
      void held?.then((letGo) => letGo?.())
    },
  }
}
