import { createDecipheriv, type ECDH, hkdfSync } from 'node:crypto'

/** As a browser reads it, written a second time from the standard. */
export function openPush(sealed: Buffer, browser: ECDH, auth: Buffer): Buffer {
  const salt = sealed.subarray(0, 16)
  const sender = sealed.subarray(21, 86)
  const derive = (from: Buffer, with_: Buffer, info: Buffer, n: number) =>
    Buffer.from(hkdfSync('sha256', from, with_, info, n))
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender])
  const secret = derive(browser.computeSecret(sender), auth, info, 32)
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(sealed.subarray(-16))
  const record = Buffer.concat([decipher.update(sealed.subarray(86, -16)), decipher.final()])
  return record.subarray(0, record.lastIndexOf(2))
}
