import type { RateLimitOptions } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import type { Config } from '#server/platform/config.ts'

const minute = 60_000

/**
 * This machine itself, reached directly. Behind a proxy that is not trusted every client looks like
 * it, and limiting them as one would shut out all for the sake of one.
 */
export function isLoopback(request: Pick<FastifyRequest, 'ip'>): boolean {
  return request.ip === '127.0.0.1' || request.ip === '::1' || request.ip === '::ffff:127.0.0.1'
}

/**
 * Requests per minute and client, all OWN; `GEZHONG_RATE_LIMITS=0` lifts them. Those that guard a
 * secret (sign-in, query code, progress) bind loopback too; those that guard the machine do not, so
 * that a hall's own terminal server and the bench are not throttled.
 * Use: `config: { who: 'public', rateLimit: limits(ctx.config).intake }`.
 */
export function limits(config: Pick<Config, 'rateLimits'>) {
  const off = () => !config.rateLimits
  const offOrLoopback = (request: FastifyRequest) => !config.rateLimits || isLoopback(request)
  return {
    /** Everything else; an office of hundreds may stand behind one address. */
    general: { max: 6_000, timeWindow: minute, allowList: offOrLoopback },
    signIn: {
      max: 10,
      timeWindow: minute,
      allowList: off,
      hook: 'preHandler',
      keyGenerator: (request) => `${request.ip} ${loginOf(request)}`,
    },
    progress: { max: 60, timeWindow: minute, allowList: off },
    intake: { max: 60, timeWindow: minute, allowList: offOrLoopback },
    /** A kiosk gives a number every two seconds at most; nobody empties a roll from afar. */
    tickets: { max: 30, timeWindow: minute, allowList: offOrLoopback },
    portalUpload: { max: 20, timeWindow: minute, allowList: offOrLoopback },
    upload: { max: 60, timeWindow: minute, allowList: offOrLoopback },
  } satisfies Record<string, RateLimitOptions>
}

function loginOf(request: FastifyRequest): string {
  const body = request.body as { login?: unknown } | undefined
  if (typeof body?.login === 'string') return body.login.toLowerCase()
  return request.actor?.kind === 'staff' ? request.actor.personId : ''
}
