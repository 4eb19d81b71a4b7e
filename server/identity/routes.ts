import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { SessionView, SignIn } from '#contract/api.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { limits } from '#server/http/limits.ts'
import { Problem } from '#server/platform/problem.ts'
import { changePassword, signIn, signOut } from './commands.ts'
import { cookieOptions, sessionCookie, sessionToken } from './cookie.ts'
import { deviceDays } from './sessions.ts'
import { sessionView } from './view.ts'

const ChangePassword = Type.Object(
  {
    current: Type.String({ minLength: 1, maxLength: 200 }),
    next: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
)

const tags = ['session']

export function sessionRoutes(app: App, ctx: Ctx): void {
  const callerOf = (request: FastifyRequest) => ({ address: request.ip })

  async function present(reply: FastifyReply, token: string) {
    const session = await app.sessions.find(token)
    if (!session) throw new Problem('not-signed-in')
    // A phone forgets cookies without an age when its browser is put away.
    const age = session.device ? { maxAge: deviceDays * 86_400 } : {}
    reply.setCookie(sessionCookie, token, { ...cookieOptions(ctx.config), ...age })
    return sessionView(ctx, session)
  }

  app.post(
    '/api/session',
    {
      schema: { summary: 'Sign in', tags, body: SignIn, response: { 200: SessionView } },
      config: { who: 'public', rateLimit: limits(ctx.config).signIn },
    },
    async (request, reply) => {
      const before = sessionToken(request)
      const token = await signIn(ctx, app.sessions, callerOf(request), request.body)
      // A token somebody else may have planted or read does not outlive the sign-in.
      if (before) await app.sessions.end(before)
      return present(reply, token)
    },
  )

  app.get(
    '/api/session',
    {
      schema: { summary: 'Who is signed in', tags, response: { 200: SessionView } },
      config: { who: 'session' },
    },
    async (request) => {
      if (!request.session) throw new Problem('not-signed-in')
      return sessionView(ctx, request.session)
    },
  )

  app.delete(
    '/api/session',
    {
      schema: { summary: 'Sign out', tags, response: { 204: Type.Null() } },
      config: { who: 'session' },
    },
    async (request, reply) => {
      const token = sessionToken(request)
      if (token)
        await signOut(ctx, app.sessions, callerOf(request), staffOf(request).personId, token)
      reply.clearCookie(sessionCookie, cookieOptions(ctx.config))
      return reply.code(204).send(null)
    },
  )

  app.put(
    '/api/session/password',
    {
      schema: {
        summary: 'Change the password; ends every other session',
        tags,
        body: ChangePassword,
        response: { 200: SessionView },
      },
      config: { who: 'session', rateLimit: limits(ctx.config).signIn },
    },
    async (request, reply) => {
      const { personId } = staffOf(request)
      const token = await changePassword(
        ctx,
        app.sessions,
        callerOf(request),
        personId,
        request.body,
      )
      return present(reply, token)
    },
  )
}
