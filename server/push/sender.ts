import { lookup } from 'node:dns'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { type Delivery, delivered, unreached } from '#server/platform/delivery.ts'
import { isPublicAddress } from './public-address.ts'

export interface Pushed {
  endpoint: string
  /** Encrypted for the browser. */
  body: Buffer
  /** Who sends, RFC 8292. */
  authorization: string
  /** So long the push service keeps it for a phone without a network. */
  ttlSeconds: number
  urgency: 'high' | 'normal'
  /** A later message of the same topic takes the place of one that still waits there. */
  topic: string
}

/** The outside world. GONE: the browser took its subscription back. */
export type PushSender = (message: Pushed) => Promise<Delivery | 'GONE'>

const passing = [408, 425, 429]
const patienceMs = 10_000

/**
 * Sends by RFC 8030. The name is resolved once, by the connection itself, and every address looked at:
 * a name that stands for a machine inside is refused, also when it did not a moment before. Answers
 * are not read and nothing is followed.
 * @param world for tests: which addresses count as outside, and plain http to a service of their own
 */
export function openPushSender(
  world: { isPublic?: (address: string) => boolean; request?: typeof httpsRequest } = {},
): PushSender {
  const resolve = lookupOf(world.isPublic ?? isPublicAddress)
  const request = world.request ?? httpsRequest
  return ({ endpoint, body, authorization, ttlSeconds, urgency, topic }) =>
    new Promise((settle) => {
      const headers = {
        authorization,
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        'content-length': body.length,
        ttl: ttlSeconds,
        urgency,
        topic,
      }
      const asked = request(endpoint, {
        method: 'POST',
        headers,
        lookup: resolve,
        agent: false,
        signal: AbortSignal.timeout(patienceMs),
      })
      asked.on('response', (answer) => {
        answer.destroy()
        settle(outcomeOf(answer.statusCode ?? 0))
      })
      asked.on('error', (error) => settle(unreached(error)))
      asked.end(body)
    })
}

export function outcomeOf(status: number): Delivery | 'GONE' {
  if (status >= 200 && status < 300) return delivered
  if (status === 404 || status === 410) return 'GONE'
  const final = status < 500 && !passing.includes(status)
  return { ok: false, failure: `REFUSED ${status}`, final }
}

const lookupOf =
  (isPublic: (address: string) => boolean): LookupFunction =>
  (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [])
      if (addresses.length === 0 || !addresses.every(({ address }) => isPublic(address)))
        return done(Object.assign(new Error('not a public host'), { code: 'EINSIDE' }), [])
      const [{ address, family } = { address: '', family: 4 }] = addresses
      if (options.all) done(null, addresses)
      else done(null, address, family)
    })
  }
