import { createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto'

/** What a browser hands out with a subscription: its public key (65 bytes) and its secret (16 bytes). */
export interface PushKeys {
  p256dh: Buffer
  auth: Buffer
}

/** Made anew for every message; given by the test vectors alone. */
export interface Chance {
  ecdh: ECDH
  salt: Buffer
}

export const curve = 'prime256v1'
/** One record holds the whole message: push services take 4,096 bytes. */
const recordSize = 4096
/** Messages fill up to a multiple of it, so that their length tells nothing. */
const padTo = 256

const freshChance = (): Chance => {
  const ecdh = createECDH(curve)
  ecdh.generateKeys()
  return { ecdh, salt: randomBytes(16) }
}

/**
 * The message as the push service carries it, for that browser alone to read: RFC 8291 upon the
 * content coding aes128gcm of RFC 8188.
 * @throws Error when p256dh is no point of the curve
 */
export function encryptPush(
  text: Buffer,
  { p256dh, auth }: PushKeys,
  { ecdh, salt }: Chance = freshChance(),
  pad = padTo,
): Buffer {
  const ownKey = ecdh.getPublicKey()
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, ownKey])
  const secret = derive(ecdh.computeSecret(p256dh), auth, info, 32)
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  // The delimiter of a last record, then zeros.
  const record = Buffer.alloc(Math.ceil((text.length + 1) / pad) * pad)
  text.copy(record)
  record[text.length] = 2
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(record), cipher.final(), cipher.getAuthTag()])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(recordSize)
  return Buffer.concat([salt, size, Buffer.of(ownKey.length), ownKey, body])
}

const derive = (from: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', from, salt, info, length))

/** Whether messages can be sealed for these keys: sizes, and a point of the curve. */
export function areUsable({ p256dh, auth }: PushKeys): boolean {
  if (p256dh.length !== 65 || auth.length !== 16) return false
  try {
    freshChance().ecdh.computeSecret(p256dh)
    return true
  } catch {
    return false
  }
}
