import { randomBytes, randomInt } from 'node:crypto'

// One call to the system for 256 ids: randomBytes(10) each time costs more than the rest of an id.
const pool = { bytes: Buffer.alloc(0), at: 0 }

function random(length: number): Buffer {
  if (pool.at + length > pool.bytes.length) {
    pool.bytes = randomBytes(4096)
    pool.at = 0
  }
  pool.at += length
  return pool.bytes.subarray(pool.at - length, pool.at)
}

/** UUIDv7 (RFC 9562): sorts by the time given, here the injected clock's. */
export function uuidv7(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0')
  const rest = Buffer.from(random(10))
  rest[0] = ((rest[0] ?? 0) & 0x0f) | 0x70
  rest[2] = ((rest[2] ?? 0) & 0x3f) | 0x80
  const tail = rest.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`
}

export function randomDigits(count: number): string {
  const bytes = random(count)
  let digits = ''
  // 256 is not a multiple of ten: bytes above 249 are drawn again, so that no digit is likelier.
  for (const byte of bytes) digits += byte < 250 ? byte % 10 : randomInt(10)
  return digits
}
