import { randomBytes } from 'node:crypto'

const pool = { bytes: Buffer.alloc(0), at: 0 }

/**
 * Random bytes, each handed out once. One call to the system for some hundred ids or nonces: a call
 * for each costs more than the rest of an id, and 3 % of an import.
 * @param length at most 4096
 */
export function random(length: number): Buffer {
  if (pool.at + length > pool.bytes.length) {
    pool.bytes = randomBytes(4096)
    pool.at = 0
  }
  pool.at += length
  return Buffer.from(pool.bytes.subarray(pool.at - length, pool.at))
}
