import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { isLost } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { CalendarNotCovered } from '#server/town/calendar/calendar.ts'
import type { App } from './app.ts'
import { faultsOf } from './validation.ts'

/**
 * PostgreSQL gave up one of several that stood in each other's way, or has no room (a full disk, no
 * memory): the same request may pass later.
 */
const notNow = new Set(['40001', '40P01', '55P03', '57014', '53100', '53200'])

/** Text with a NUL, half a character, a number or instant beyond any column: JSON, yet nothing to keep. */
const unstorable = new Set(['22021', '22P05', '22P02', '22003', '22008'])

/** What the client is told about a failure; undefined when it is ours and says nothing to others. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  if (error instanceof CalendarNotCovered)
    return new Problem('calendar-not-covered', { detail: error.zh })
  if (isLost(error)) return new Problem('unavailable')
  if (!(error instanceof Error)) return undefined
  const { code = '', statusCode = 500, validation } = error as Partial<FastifyError>
  if (notNow.has(code)) return new Problem('unavailable')
  if (unstorable.has(code)) return new Problem('unreadable')
  if (validation) return new Problem('invalid', { errors: faultsOf(validation) })
  if (statusCode === 413) return new Problem('too-large')
  if (statusCode === 429) return new Problem('too-many-requests')
  if (statusCode === 404 || statusCode === 405) return new Problem('not-found')
  if (statusCode >= 400 && statusCode < 500)
    return new Problem('unreadable', { detail: error.message })
  return undefined
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const retryAfter = problem.extensions.retryAfterSeconds
  if (typeof retryAfter === 'number') reply.header('retry-after', Math.ceil(retryAfter))
  else if (problem.type === 'unavailable') reply.header('retry-after', 1)
  else if (problem.type === 'calendar-not-covered') reply.header('retry-after', 3600)
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problem.document())
}

const codeOf = (error: unknown) => (error as { code?: string } | null)?.code

function answer(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = problemOf(error)
  const route = request.routeOptions.url
  if (!known) request.log.error({ err: error, route }, 'request failed')
  else if (known.type === 'unavailable')
    request.log.warn({ err: error, route }, 'database away or busy')
  // The error itself may quote what was sent.
  else if (known.type === 'unreadable')
    request.log.warn({ code: codeOf(error), route }, 'not readable')
  return sendProblem(
    reply,
    known ?? new Problem('internal', { extensions: { requestId: request.id } }),
  )
}

/** One place renders every failure, so that no route catches and none leaks. */
export function installErrors(app: App): void {
  app.setErrorHandler(answer)
}

/** For what goes wrong before there is a route: an address that cannot be decoded, for one. */
export function frameworkErrors(
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  void sendProblem(reply, problemOf(error) ?? new Problem('internal'))
}
