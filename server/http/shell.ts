import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { LogController } from 'fastify'
import { attachmentRoutes } from '#server/attachments/routes.ts'
import { uploadRoutes } from '#server/attachments/upload-routes.ts'
import type { Ctx } from '#server/ctx.ts'
import { demoRoutes } from '#server/identity/demo.ts'
import { deviceRoutes } from '#server/identity/device-routes.ts'
import { sessionRoutes } from '#server/identity/routes.ts'
import { createSessions } from '#server/identity/sessions.ts'
import { Problem } from '#server/platform/problem.ts'
import type { App } from './app.ts'
import { installDocs } from './docs.ts'
import { frameworkErrors, installErrors } from './errors.ts'
import { permissionsPolicy, securityHeaders } from './headers.ts'
import { healthRoutes } from './health.ts'
import { limits } from './limits.ts'
import { createLive, liveRoutes } from './live.ts'
import { installLogging, requestId, requestLog } from './logging.ts'
import { createPresence } from './presence.ts'
import { installPages } from './static.ts'
import { validatorCompiler } from './validation.ts'
import { installGate } from './who.ts'

/**
 * Everything around the routes: logs, refusals, headers, limits, sessions, documentation, pages, and
 * the routes of the shell itself. Add routes to what it answers, then listen.
 */
export async function createShell(ctx: Ctx, options: { pages?: string } = {}): Promise<App> {
  const app: App = Fastify({
    loggerInstance: requestLog(ctx.log),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => requestId(request.headers['x-request-id']),
    // One proxy, ours: whatever the client wrote before it in X-Forwarded-For is hearsay.
    trustProxy: ctx.config.trustProxy ? (_address, hop) => hop === 0 : false,
    bodyLimit: 1_048_576,
    // A photo over a village's line takes a while; slower than this holds a connection for nothing.
    requestTimeout: 300_000,
    // What arrives while we stop is still answered; /healthz says 503 and sends others elsewhere.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    frameworkErrors,
  })
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  installErrors(app)
  installLogging(app)
  app.decorate('sessions', createSessions(ctx))
  app.decorate('live', createLive(ctx))
  app.decorate(
    'presence',
    createPresence(ctx, (looked) => app.live.tellPresence(looked)),
  )

  await app.register(helmet, securityHeaders(ctx.config))
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('permissions-policy', permissionsPolicy)
    // Answers about people's matters stay out of every cache; a route may say otherwise.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    done()
  })
  await app.register(cookie)
  // Routes that answer much to phones on slow lines ask for it; the others stay as they are.
  await app.register(compress, { global: false, encodings: ['gzip', 'identity'] })
  await app.register(rateLimit, {
    global: true,
    ...limits(ctx.config).general,
    cache: 20_000,
    errorResponseBuilder: (_request, context) =>
      new Problem('too-many-requests', {
        extensions: { retryAfterSeconds: Math.ceil(context.ttl / 1000) },
      }),
  })
  installGate(app, ctx)
  await installDocs(app)

  sessionRoutes(app, ctx)
  deviceRoutes(app, ctx)
  demoRoutes(app, ctx)
  healthRoutes(app, ctx)
  liveRoutes(app, ctx)
  await app.register((scope) => attachmentRoutes(scope as App, ctx))
  await app.register((scope) => uploadRoutes(scope as App, ctx))
  await installPages(app, options.pages)
  return app
}
