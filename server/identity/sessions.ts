import { randomBytes } from 'node:crypto'
import type { Actor } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { type Sql, system } from '#server/platform/db.ts'
import * as store from './store.ts'

/** OWN, within what GB/T 22239-2019 (等保) asks of sessions left alone. */
export const idleHours = 12
export const longestDays = 7
/** On a phone in the grid, which may be a week without a network (OWN). */
export const deviceIdleHours = 9 * 24
export const deviceDays = 15

const hour = 3_600_000
/** How long a change made by another process may go unseen; this one's own are seen at once. */
const cachedMilliseconds = 3_000
const mostCached = 20_000
/** Writing seen_at with every request would be a write for every read. */
const touchEvery = 5 * 60_000

/** A session not used since then is over. */
export function idleSince(now: Date): store.Since {
  const ago = (hours: number) => new Date(now.getTime() - hours * hour)
  return { desk: ago(idleHours), device: ago(deviceIdleHours) }
}

export interface Session {
  id: string
  csrf: string
  actor: Extract<Actor, { kind: 'staff' }>
  /** The password was set by somebody else: nothing but changing it is open. */
  mustChangePassword: boolean
  /** Latest end, however busy the session is. */
  expiresAt: Date
  /** Begun on a phone in the grid. */
  device: boolean
  /** The phone was reported lost: the session opens nothing, and is kept to say so. */
  lost: boolean
}

export interface Sessions {
  /** undefined when unknown, ended, lost, idle or old beyond what is above, or of a person no longer active. */
  find(token: string): Promise<Session | undefined>
  /** Whether the phone with this token was reported lost. */
  isLost(token: string): Promise<boolean>
  /** @returns the token for the cookie: 256 random bits, kept only as a hash. */
  begin(sql: Sql, personId: string, device?: boolean): Promise<string>
  end(token: string): Promise<void>
  endAllOf(sql: Sql, personId: string): Promise<void>
  /** Call it when posts, name or activity of a person changed: the next request sees it. */
  forget(personId?: string): void
  /** Called when a session of this process may have ended or changed. @returns the function that stops it. */
  onChange(listener: () => void): () => void
}

interface Entry {
  personId: string | undefined
  until: number
  session: Promise<Session | undefined>
}

export function createSessions(ctx: Ctx): Sessions {
  const cache = new Map<string, Entry>()
  const listeners = new Set<() => void>()

  async function load(token: string, entry: Entry): Promise<Session | undefined> {
    const now = ctx.clock.now()
    const hash = sha256(token)
    return ctx.db.run(system, async (sql) => {
      const row = await store.findSession(sql, hash, now, idleSince(now))
      if (!row) return undefined
      entry.personId = row.person_id
      if (now.getTime() - row.seen_at.getTime() > touchEvery)
        await store.touchSession(sql, hash, now)
      const name = ctx.seal.open(row.name_sealed)
      const actor = { kind: 'staff' as const, personId: row.person_id, name, posts: row.posts }
      return {
        id: row.id,
        csrf: row.csrf,
        actor,
        mustChangePassword: row.must_change_password,
        expiresAt: row.expires_at,
        device: row.device,
        lost: row.lost_at !== null,
      }
    })
  }

  function makeRoom(now: number): void {
    if (cache.size < mostCached) return
    for (const [token, entry] of cache) if (entry.until <= now) cache.delete(token)
    if (cache.size >= mostCached) cache.clear()
  }

  function forget(personId?: string): void {
    // An entry still being read has no person yet: it goes too, for it may have read the old state.
    for (const [token, entry] of cache) {
      if (!personId || !entry.personId || entry.personId === personId) cache.delete(token)
    }
    for (const listener of listeners) listener()
  }

  function look(token: string): Promise<Session | undefined> {
    const at = performance.now()
    const known = cache.get(token)
    if (known && known.until > at) return known.session
    makeRoom(at)
    const entry: Entry = {
      personId: undefined,
      until: at + cachedMilliseconds,
      session: Promise.resolve(undefined),
    }
    // Requests that come together wait for one look; a failed look is not remembered.
    entry.session = load(token, entry).catch((error: unknown) => {
      if (cache.get(token) === entry) cache.delete(token)
      throw error
    })
    cache.set(token, entry)
    return entry.session
  }

  return {
    forget,
    async find(token) {
      const session = await look(token)
      return session?.lost ? undefined : session
    },
    async isLost(token) {
      return (await look(token))?.lost ?? false
    },
    async begin(sql, personId, device = false) {
      const now = ctx.clock.now()
      const token = randomBytes(32).toString('base64url')
      await store.addSession(sql, {
        tokenHash: sha256(token),
        personId,
        csrf: randomBytes(24).toString('base64url'),
        now,
        expiresAt: new Date(now.getTime() + (device ? deviceDays : longestDays) * 24 * hour),
        device,
      })
      return token
    },
    async end(token) {
      await ctx.db.run(system, (sql) => store.endSession(sql, sha256(token)))
      cache.delete(token)
      for (const listener of listeners) listener()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async endAllOf(sql, personId) {
      await store.endSessionsOf(sql, personId)
      forget(personId)
    },
  }
}
