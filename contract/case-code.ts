/**
 * One code for life (一案一码): 11 random digits and a check digit (ISO 7064 MOD 11,10, which finds
 * every single wrong digit and nearly all swaps), spoken and typed in three groups of four. Digits
 * only, because it is dictated over the telephone and typed on a keypad.
 */
export function checkDigit(digits: string): number {
  let carry = 10
  for (const character of digits) {
    const sum = (carry + Number(character)) % 10 || 10
    carry = (sum * 2) % 11
  }
  return (11 - carry) % 10
}

export function caseCodeOf(elevenDigits: string): string {
  const all = elevenDigits + checkDigit(elevenDigits)
  return `${all.slice(0, 4)}-${all.slice(4, 8)}-${all.slice(8)}`
}

/** Takes what people type: spaces, dashes, full-width digits. undefined when it cannot be a code. */
export function parseCaseCode(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replaceAll(/[\s-]/g, '')
  if (!/^\d{12}$/.test(digits)) return undefined
  const code = caseCodeOf(digits.slice(0, 11))
  return code.replaceAll('-', '') === digits ? code : undefined
}
