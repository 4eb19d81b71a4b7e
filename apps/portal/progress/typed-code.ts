import { parseCaseCode } from '#contract/case-code.ts'
import type { TextKey } from '../texts.ts'

const digitsOfCode = 12

export type TypedCode =
  | { code: string }
  | { fault: Extract<TextKey, `progress.${string}`>; n?: number }

/** Judges a code while it is typed: spaces, dashes and full-width digits are fine. */
export function judgeCode(typed: string): TypedCode {
  const plain = typed.normalize('NFKC').replaceAll(/[\s\-–—]/g, '')
  if (/\D/.test(plain)) return { fault: 'progress.letters' }
  if (plain.length < digitsOfCode)
    return { fault: 'progress.short', n: digitsOfCode - plain.length }
  if (plain.length > digitsOfCode) return { fault: 'progress.long', n: plain.length - digitsOfCode }
  const code = parseCaseCode(plain)
  return code ? { code } : { fault: 'progress.wrong' }
}
