/**
 * What came of handing a message over. A failure is one of the contract's kinds and a bare code, for
 * the words of a gateway may repeat the address; `final` when trying again would change nothing.
 */
export type Delivery = { ok: true } | { ok: false; failure: string; final: boolean }

export const delivered: Delivery = { ok: true }

/** The code of an error of the network, for people who look after gateways: ETIMEDOUT. */
export function networkCode(error: unknown): string {
  for (const each of [error, error instanceof Error ? error.cause : undefined]) {
    if (typeof each === 'object' && each !== null && 'code' in each) return String(each.code)
    if (each instanceof Error && each.name === 'TimeoutError') return 'ETIMEDOUT'
  }
  return ''
}

export function unreached(error: unknown): Delivery {
  return { ok: false, failure: `UNREACHED ${networkCode(error)}`.trim(), final: false }
}
