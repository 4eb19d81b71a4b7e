import { type Delivery, delivered, unreached } from './delivery.ts'

/** Worth another try although the gateway says that the fault is ours. */
const passing = [408, 425, 429]

/** Text messages leave through a gateway that takes POST {to, text} with a bearer token. */
export async function sendText(
  gateway: { url: string; token: string },
  to: string,
  text: string,
): Promise<Delivery> {
  try {
    const { ok, status } = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${gateway.token}` },
      body: JSON.stringify({ to, text }),
      signal: AbortSignal.timeout(10_000),
    })
    if (ok) return delivered
    const final = status >= 400 && status < 500 && !passing.includes(status)
    return { ok: false, failure: `REFUSED ${status}`, final }
  } catch (error) {
    return unreached(error)
  }
}
