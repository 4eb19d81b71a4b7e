import { randomInt } from 'node:crypto'
import { random } from './random.ts'

/** UUIDv7 (RFC 9562): sorts by the time given, here the injected clock's. */
export function uuidv7(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0')
  const rest = random(10)
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
