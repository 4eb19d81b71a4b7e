import { api } from '#apps/kit/api.ts'
import { ApiProblem } from '#apps/kit/problem.ts'

const againMs = 5_000

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
      // Refused: the page says so by itself, for it is not signed in.
      if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) break
      await new Promise((resolve) => setTimeout(resolve, againMs))
    }
  }
  history.replaceState(null, '', location.pathname)
}
