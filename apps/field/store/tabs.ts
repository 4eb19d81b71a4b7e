/** Several tabs share one phone: what one writes the others read again, and only one sends. */
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('gezhong-field') : undefined

export function tellTabs(): void {
  channel?.postMessage('changed')
}

export function listenToTabs(changed: () => void): () => void {
  const hear = () => changed()
  channel?.addEventListener('message', hear)
  return () => channel?.removeEventListener('message', hear)
}

/** Runs `work` unless another tab is at it. The server would do nothing twice anyway; this saves the way. */
export async function alone(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work()
  await navigator.locks.request('gezhong-field-send', { ifAvailable: true }, async (lock) => {
    if (lock) await work()
  })
}
