import type { FastifyHelmetOptions } from '@fastify/helmet'
import type { Config } from '#server/platform/config.ts'

/**
 * The built apps run from this origin alone. `blob:` workers are MapLibre's; inline styles are
 * those Ant Design computes (a nonce cannot reach them in a static page); inline scripts are none.
 * Pictures of a background map come from where the operator says.
 */
export function securityHeaders(
  config: Pick<Config, 'publicUrl' | 'baseMap'>,
): FastifyHelmetOptions {
  const https = config.publicUrl?.startsWith('https://') === true
  const tiles = config.baseMap?.origins ?? []
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'worker-src': ["'self'", 'blob:'],
        'child-src': ["'self'", 'blob:'],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:', ...tiles],
        'media-src': ["'self'", 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'", ...tiles],
        'manifest-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // On plain http these would send the browser to a door that is not there.
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  }
}

/** Reporting asks for the place and a photo; nothing else is used. */
export const permissionsPolicy = 'geolocation=(self), camera=(self), microphone=(self), payment=()'
