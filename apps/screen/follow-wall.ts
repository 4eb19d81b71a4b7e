import { api } from '#apps/kit/api.ts'
import { type LiveHandlers, listenLive } from '#apps/kit/live.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import type { ScreenView } from '#contract/screen.ts'
import { isByLink } from './display-link.ts'

/** SLOW: the figures are right, but the line that tells of changes is cut. */
export type Standing = 'OPENING' | 'LIVE' | 'SLOW' | 'LOST' | 'SIGNED_OUT' | 'NOT_PERMITTED'

export interface WallState {
  standing: Standing
  data?: ScreenView
  /** When the figures were right, by the server's clock; milliseconds. */
  asOf?: number
  /** How far the server's clock is ahead of this machine's: a wall's own clock is nobody's business. */
  ahead: number
}

/** Time limits depend on the hour, so the wall asks without a change too. */
export const askAnywayMs = 15_000
/** However much happens, the wall moves no oftener: an eye could not follow. */
export const leastBetweenMs = 2_000
/** A half-open connection never answers: it is given up. */
const patienceMs = 12_000

export interface WallParts {
  ask: () => Promise<ScreenView>
  listen: (handlers: LiveHandlers) => () => void
  now: () => number
}

const asked = (): { link: 1 } | undefined => (isByLink(location.search) ? { link: 1 } : undefined)

const ours: WallParts = {
  ask: () => api.get<ScreenView>('/screen', asked(), AbortSignal.timeout(patienceMs)),
  listen: (handlers) =>
    listenLive(handlers, { url: `/api/screen/events${asked() ? '?link=1' : ''}` }),
  now: () => Date.now(),
}

/**
 * Keeps a wall up to date for days: one question at a time, one timer, one line that opens itself anew.
 * @returns the function that stops it.
 */
export function followWall(tell: (state: WallState) => void, parts: WallParts = ours): () => void {
  let state: WallState = { standing: 'OPENING', ahead: 0 }
  let connected = false
  let asking = false
  /** Questions that a change still calls for. */
  let owed = 0
  let stopped = false
  let askedAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  function put(next: WallState) {
    state = next
    if (!stopped) tell(state)
  }

  function plan(milliseconds: number) {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void ask(), milliseconds)
  }

  /** Twice: the first answer may have been kept for another wall from just before the change. */
  function soon() {
    owed = 2
    if (!asking) plan(Math.max(0, askedAt + leastBetweenMs - parts.now()))
  }

  async function ask(): Promise<void> {
    asking = true
    owed = Math.max(0, owed - 1)
    askedAt = parts.now()
    try {
      const data = await parts.ask()
      const asOf = Date.parse(data.at)
      put({ standing: connected ? 'LIVE' : 'SLOW', data, asOf, ahead: asOf - parts.now() })
    } catch (error) {
      put(afterFailure(state, error))
    }
    asking = false
    plan(owed > 0 ? leastBetweenMs : askAnywayMs)
  }

  const hangUp = parts.listen({
    onChanges: soon,
    onResync: soon,
    onState(now) {
      if (connected === now) return
      connected = now
      if (state.standing === 'LIVE' || state.standing === 'SLOW')
        put({ ...state, standing: now ? 'LIVE' : 'SLOW' })
      soon()
    },
  })
  void ask()
  return () => {
    stopped = true
    clearTimeout(timer)
    hangUp()
  }
}

/** Old figures stay, as old ones; who may no longer see them sees none. */
function afterFailure(state: WallState, error: unknown): WallState {
  const type = error instanceof ApiProblem ? error.type : undefined
  if (type === 'not-signed-in') return { standing: 'SIGNED_OUT', ahead: state.ahead }
  if (type === 'not-permitted') return { standing: 'NOT_PERMITTED', ahead: state.ahead }
  return { ...state, standing: 'LOST' }
}
