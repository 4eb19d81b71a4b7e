import { canonicalJson } from '#contract/canonical.ts'
import { sha256 } from '#server/platform/canonical.ts'

/** A UUID (version 8, RFC 9562: own meaning) that is the same for the same parts. */
export function keyOf(...parts: readonly string[]): string {
  const bytes = sha256('gezhong import', ...parts.flatMap((part) => ['\0', part])).subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/**
 * Counts how often the same content came by. A million rows take about 24 MB: fingerprints of 48
 * bits in an open table. Two contents with one fingerprint only shift a number, the same way each run.
 */
export class Occurrences {
  private prints = new Float64Array(1024)
  private counts = new Uint32Array(1024)
  private used = 0

  /** 1 for the first time. */
  next(content: unknown): number {
    if (this.used * 2 > this.prints.length) this.grow()
    const print = sha256(canonicalJson(content)).readUIntBE(0, 6) + 1
    const slot = this.slotOf(print)
    if (this.counts[slot] === 0) this.used += 1
    this.prints[slot] = print
    this.counts[slot] = (this.counts[slot] ?? 0) + 1
    return this.counts[slot] ?? 1
  }

  private slotOf(print: number): number {
    const mask = this.prints.length - 1
    let slot = print % this.prints.length
    while (this.counts[slot] !== 0 && this.prints[slot] !== print) slot = (slot + 1) & mask
    return slot
  }

  private grow(): void {
    const { prints, counts } = this
    this.prints = new Float64Array(prints.length * 2)
    this.counts = new Uint32Array(counts.length * 2)
    for (const [at, print] of prints.entries()) {
      const count = counts[at] ?? 0
      if (count === 0) continue
      const slot = this.slotOf(print)
      this.prints[slot] = print
      this.counts[slot] = count
    }
  }
}
