import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { App } from './app.ts'

/** Fields that never reach the log, wherever someone puts them. */
const redact = [
  'headers.cookie',
  'headers.authorization',
  'headers["x-csrf-token"]',
  'headers["x-query-code"]',
  'password',
  'body',
  'query',
]

/** The log of the HTTP side: an error is told by its kind and place, without the values it quotes. */
export function requestLog(log: Logger): FastifyBaseLogger {
  return log.child({}, { redact, serializers: { err: safeError, error: safeError } })
}

/**
 * PostgreSQL quotes the row in `detail` and the value in `message`: both may be personal, so that
 * neither is kept. Constraint, table and code say enough.
 */
export function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, constraint, table, column, severity } = error as Error & Record<string, unknown>
  const fromDatabase = typeof severity === 'string'
  const message = fromDatabase ? error.message.replaceAll(/"[^"]*"/g, '"…"') : error.message
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    message,
    stack: frames.join('\n'),
    ...(code === undefined ? {} : { code }),
    ...(fromDatabase ? { constraint, table, column } : {}),
    ...(error.cause === undefined ? {} : { cause: safeError(error.cause) }),
  }
}

// Cheaper than a random id for each request, and unique over restarts all the same.
const prefix = Date.now().toString(36)
let count = 0

/** The caller's own id where it is harmless to repeat, so that logs on both sides can be matched. */
export function requestId(given: string | string[] | undefined): string {
  if (typeof given === 'string' && /^[\w-]{8,64}$/.test(given)) return given
  count += 1
  return `${prefix}-${count.toString(36)}`
}

/** One line for each change, at debug for reads; the route's pattern, for an address may tell tales. */
export function installLogging(app: App): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...caseOf(request),
    }
    if (request.method === 'GET' || request.method === 'HEAD') request.log.debug(line, 'request')
    else request.log.info(line, 'request')
    done()
  })
}

function caseOf(request: FastifyRequest): { caseId?: string } {
  if (!request.routeOptions.url?.startsWith('/api/cases/')) return {}
  const { id } = request.params as { id?: unknown }
  return typeof id === 'string' ? { caseId: id } : {}
}
