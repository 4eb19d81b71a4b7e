import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
} from 'node:crypto'
import { random } from './random.ts'

/**
 * Personal data in columns: AES-256-GCM, so that a copy of the database alone tells nothing. `key`
 * is a keyed hash by which a telephone can be searched without being readable. The layout is
 * format(1) | nonce(12) | tag(16) | cipher text; the format byte leaves room for SM4 and for new keys.
 */
export interface Seal {
  seal(text: string): Buffer
  /** @throws when the bytes were altered or sealed under another secret. */
  open(sealed: Buffer): string
  key(text: string): Buffer
  /**
   * Six digits that let the holder of a case code act on the case. Derived, so that the same request
   * sent twice gets the same answer and nothing need be stored.
   */
  queryCode(caseId: string): string
}

const format = 1

export function createSeal(secret: string): Seal {
  // Key objects, made once: a key given as bytes is wrapped anew by every call, 7 % of an intake.
  const derive = (use: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'gezhong', use, 32)))
  const cipherKey = derive('column')
  const searchKey = derive('search')
  const queryKey = derive('query code')
  return {
    seal(text) {
      const nonce = random(12)
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(format), nonce, cipher.getAuthTag(), body])
    },
    open(sealed) {
      if (sealed[0] !== format) throw new Error(`unknown seal format ${sealed[0]}`)
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, sealed.subarray(1, 13))
      decipher.setAuthTag(sealed.subarray(13, 29))
      return decipher.update(sealed.subarray(29), undefined, 'utf8') + decipher.final('utf8')
    },
    key: (text) => createHmac('sha256', searchKey).update(text).digest(),
    queryCode: (caseId) =>
      String(
        createHmac('sha256', queryKey).update(caseId).digest().readUInt32BE(0) % 1_000_000,
      ).padStart(6, '0'),
  }
}

/** A telephone as it is searched: digits alone, without the country's prefix. */
export function phoneDigits(phone: string): string {
  return phone.replaceAll(/\D/g, '').replace(/^(0086|86)(?=1\d{10}$)/, '')
}
