/**
 * Text messages leave through a gateway that takes POST {to, text} with a bearer token.
 * @returns undefined when the gateway took it, else why not.
 */
export async function sendText(
  gateway: { url: string; token: string },
  to: string,
  text: string,
): Promise<string | undefined> {
  try {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${gateway.token}` },
      body: JSON.stringify({ to, text }),
      signal: AbortSignal.timeout(10_000),
    })
    return response.ok ? undefined : `gateway answered ${response.status}`
  } catch (error) {
    return error instanceof Error ? error.message : 'gateway not reached'
  }
}
