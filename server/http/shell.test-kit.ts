import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { SessionView } from '#contract/api.ts'
import { demoPassword } from '#server/town/seed/demo-accounts.ts'
import type { App } from './app.ts'

/** A browser as far as the server can tell: a cookie, a token, requests. For tests alone. */
export interface Visitor {
  session: SessionView
  cookie: string
  send(options: InjectOptions & { csrf?: string | null }): Promise<LightMyRequestResponse>
}

/** @throws Error when the sign-in is refused. */
export async function signInAs(
  app: App,
  login: string,
  password: string = demoPassword,
): Promise<Visitor> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login, password },
  })
  if (answer.statusCode !== 200) throw new Error(`${login}: ${answer.statusCode} ${answer.body}`)
  return visitorOf(app, answer)
}

export function visitorOf(app: App, answer: LightMyRequestResponse): Visitor {
  const session = answer.json<SessionView>()
  const set = answer.cookies.find(({ name }) => name === 'gezhong')
  const cookie = `gezhong=${set?.value ?? ''}`
  return {
    session,
    cookie,
    send({ csrf, headers, ...options }) {
      const token = csrf === undefined ? session.csrf : csrf
      return app.inject({
        ...options,
        headers: { cookie, ...(token === null ? {} : { 'x-csrf-token': token }), ...headers },
      })
    },
  }
}
