import { api } from '#apps/kit/api.ts'
import { ApiProblem } from '#apps/kit/problem.ts'

const againMs = 5_000

/** The page shows the wall of a display link, whoever is signed in beside it. */
export const isByLink = (search: string): boolean => new URLSearchParams(search).has('link')

/**
 * A machine without a person opens /screen#secret: it shows the secret to the server, keeps the cookie
 * that comes back, and takes the secret off the address, which everybody in the room could read. A
 * server that is still starting, as after a power cut, is asked until it answers.
 */
export async function showDisplayLink(): Promise<void> {
  const token = /^#([\w-]{43})$/.exec(location.hash)?.[1]
  if (token === undefined) return
  for (;;) {
    try {
      await api.call('/screen/session', { method: 'POST', body: { token }, repeatable: true })
      break
    } catch (error) {
      // The page says so by itself, for it is not signed in.
      if (isRefused(error)) break
      await new Promise((resolve) => setTimeout(resolve, againMs))
    }
  }
  history.replaceState(null, '', `${location.pathname}?link=1`)
}

/** For good, not for the moment: a server that has too much to do is asked again. */
export const isRefused = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 429
