import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export const csrfHeader = 'x-csrf-token'
const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

export function changes(method: string): boolean {
  return !reading.has(method)
}

/** What a browser tells about the page that sent it; without these headers it is no browser. */
export function isForeign(
  headers: IncomingHttpHeaders,
  host: string,
  publicUrl: string | undefined,
): boolean {
  const site = headers['sec-fetch-site']
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return true
  const { origin } = headers
  if (origin === undefined) return false
  if (publicUrl && URL.parse(publicUrl)?.origin === origin) return false
  return URL.parse(origin)?.host !== host
}

export function repeatsToken(headers: IncomingHttpHeaders, expected: string): boolean {
  const given = headers[csrfHeader]
  if (typeof given !== 'string') return false
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}
