import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** By which push services know who sends: our own, no account with anybody. */
export interface VapidKeys {
  privateKey: KeyObject
  /** The point as browsers and push services take it: 65 bytes in base64url. */
  publicKey: string
}

/** A push service takes a day at most (RFC 8292, section 2). */
const validMs = 12 * 3_600_000

/** @returns the private key in PKCS #8 */
export function makeVapidKey(): Buffer {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return privateKey.export({ format: 'der', type: 'pkcs8' })
}

export function readVapidKey(pkcs8: Buffer): VapidKeys {
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const { x = '', y = '' } = privateKey.export({ format: 'jwk' })
  const point = [Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  return { privateKey, publicKey: Buffer.concat(point).toString('base64url') }
}

/**
 * Says to one push service who sends (RFC 8292).
 * @param contact mailto: or https: address of who runs this; services may ask for it
 */
export function vapidHeader(
  endpoint: string,
  { privateKey, publicKey }: VapidKeys,
  at: Date,
  contact: string | undefined,
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const said = [
    part({ typ: 'JWT', alg: 'ES256' }),
    part({
      aud: new URL(endpoint).origin,
      exp: Math.floor((at.getTime() + validMs) / 1000),
      ...(contact ? { sub: contact } : {}),
    }),
  ].join('.')
  const signature = sign('sha256', Buffer.from(said), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  })
  return `vapid t=${said}.${signature.toString('base64url')}, k=${publicKey}`
}
