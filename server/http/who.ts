import type { FastifyRequest, RouteOptions } from 'fastify'
import type { Ctx } from '#server/ctx.ts'
import { sessionToken } from '#server/identity/cookie.ts'
import { proveReporter } from '#server/identity/reporter.ts'
import { findScreen, type Screen, screenToken } from '#server/identity/screens.ts'
import type { Session } from '#server/identity/sessions.ts'
import { Problem } from '#server/platform/problem.ts'
import type { App, StaffActor, Who } from './app.ts'
import { changes, isForeign, repeatsToken } from './csrf.ts'

const ownDocs = '/api/docs'

/** Deny by default: a route that does not say whom it is for keeps the program from starting. */
export function demandWho(route: Pick<RouteOptions, 'url' | 'method' | 'config'>): void {
  if (!/^\/api(\/|$)/.test(route.url)) return
  // The pages of the documentation come from their package and say nothing but the contract.
  if (route.url === ownDocs || route.url.startsWith(`${ownDocs}/`)) return
  if (route.config?.who === undefined)
    throw new Error(`route ${String(route.method)} ${route.url} does not say who may call it`)
}

/** @throws Problem not-signed-in or not-permitted */
export function permitWho(who: Who, actor: StaffActor | null): void {
  if (who === 'public' || who === 'reporter') return
  if (!actor) throw new Problem('not-signed-in')
  if (who === 'session') return
  const fits =
    who === 'staff'
      ? actor.posts.length > 0
      : actor.posts.some((post) => who.some((role) => role === post.role))
  if (!fits) throw new Problem('not-permitted')
}

/**
 * A password that somebody else knows opens nothing but its own change: routes of the session alone.
 * @throws Problem not-permitted
 */
export function demandOwnPassword(who: Who, session: Pick<Session, 'mustChangePassword'>): void {
  if (!session.mustChangePassword || ['public', 'reporter', 'session'].includes(String(who))) return
  const reason = {
    zh: '密码由管理员设置，请先修改密码',
    en: 'An administrator set your password: change it first',
  }
  throw new Problem('not-permitted', { detail: reason.zh, extensions: { reason } })
}

/**
 * Before the body is read: who calls, whether the page that sends is ours, whether the route is for
 * them. A reporter proves the case by its query code, which is in the body, so later.
 */
export function installGate(app: App, ctx: Ctx): void {
  app.decorateRequest('actor', null)
  app.decorateRequest('session', null)
  app.decorateRequest('screen', null)
  app.addHook('onRoute', demandWho)
  app.addHook('onRequest', async (request) => {
    const { who } = request.routeOptions.config
    if (who === undefined) return
    if (changes(request.method) && isForeign(request.headers, request.host, ctx.config.publicUrl))
      throw new Problem('csrf-missing')
    const { screen } = request.routeOptions.config
    if (screen && byLink(request.query)) {
      request.screen = await screenOf(ctx, request)
      if (!request.screen) throw new Problem('not-signed-in')
      return
    }
    const token = sessionToken(request)
    const session = token ? await app.sessions.find(token) : undefined
    if (session && mayUse(session, request, who)) {
      request.session = session
      request.actor = session.actor
    }
    if (request.session) demandOwnPassword(who, request.session)
    else if (token && who !== 'public' && (await app.sessions.isLost(token)))
      throw new Problem('device-lost')
    try {
      permitWho(who, request.session?.actor ?? null)
    } catch (refusal) {
      request.screen = screen ? await screenOf(ctx, request) : null
      if (!request.screen) throw refusal
    }
  })
  app.addHook('preHandler', async (request) => {
    if (request.routeOptions.config.who === 'reporter')
      request.actor = await proveReporter(ctx, request)
  })
}

/**
 * A change by a session repeats its token. What anyone may do is done as anyone without it: someone
 * signed in to the console may use the portal in the same browser.
 * @throws Problem csrf-missing
 */
function mayUse(session: Session, request: FastifyRequest, who: Who): boolean {
  if (who === 'reporter') return false
  if (!changes(request.method)) return true
  if (who === 'public') return repeatsToken(request.headers, session.csrf)
  if (!repeatsToken(request.headers, session.csrf)) throw new Problem('csrf-missing')
  return true
}

/** A page opened by a display link says so, that it never shows the region of who is signed in there. */
const byLink = (query: unknown): boolean =>
  typeof query === 'object' && query !== null && 'link' in query

async function screenOf(ctx: Ctx, request: FastifyRequest): Promise<Screen | null> {
  const token = screenToken(request)
  return (token && (await findScreen(ctx, token))) || null
}
