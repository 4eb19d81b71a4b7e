import { setUpdate } from './update.ts'

/** The service worker keeps the app itself on the phone; a new version waits until it is asked for. */
export function keepWorker(): void {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  serviceWorker
    .register('/field/sw.js', { scope: '/field/', updateViaCache: 'none' })
    .then((registration) => {
      const look = () => {
        if (registration.waiting && serviceWorker.controller)
          setUpdate(() => registration.waiting?.postMessage('take over'))
      }
      look()
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', look)
      })
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') registration.update().catch(() => undefined)
      })
    })
    // Without it the app still works as long as the page stays open; the settings say so.
    .catch(() => undefined)
  let reloaded = serviceWorker.controller === null
  serviceWorker.addEventListener('controllerchange', () => {
    if (!reloaded) location.reload()
    reloaded = true
  })
  // So that the browser does not clear the outbox when the phone runs short of room.
  void navigator.storage?.persist?.()
}
