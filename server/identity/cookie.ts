import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import type { Config } from '#server/platform/config.ts'

export const sessionCookie = 'gezhong'

/** 43 characters of base64url: 256 bits; anything else is not worth a look into the database. */
export function sessionToken(request: FastifyRequest): string | undefined {
  const value = request.cookies[sessionCookie]
  return value && /^[\w-]{43}$/.test(value) ? value : undefined
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * Secure wherever the network could listen: without it only in demo mode, and on loopback that no
 * public https address stands in front of.
 */
export function cookieOptions(config: Config): CookieSerializeOptions {
  const plain =
    config.demo || (loopback.has(config.host) && !config.publicUrl?.startsWith('https://'))
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: !plain }
}
