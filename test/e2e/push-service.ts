import { createECDH, randomBytes, randomUUID } from 'node:crypto'
import type { Page, Worker } from 'playwright-core'

// The push service of a browser's maker, which no test reaches, and where a browser is built without
// one (Chromium's headless shell refuses every notification) the notifications of the telephone.

/** Before the first page is opened: a push service that answers, and notifications that are allowed. */
export async function withPushService(page: Page): Promise<void> {
  const browser = createECDH('prime256v1')
  const told = {
    endpoint: `https://push.example.com/${randomUUID()}`,
    keys: {
      p256dh: browser.generateKeys('base64url'),
      auth: randomBytes(16).toString('base64url'),
    },
  }
  await page.addInitScript((json) => {
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
    Notification.requestPermission = async () => 'granted'
    let subscribed = false
    const is = (value: boolean) => {
      subscribed = value
      Object.assign(globalThis, { pushSubscribed: value })
    }
    const subscription = {
      options: { applicationServerKey: null },
      toJSON: () => json,
      unsubscribe: async () => is(false),
    }
    Object.assign(PushManager.prototype, {
      getSubscription: async () => (subscribed ? subscription : null),
      async subscribe() {
        if (Reflect.get(globalThis, 'pushServiceIsAway')) throw new DOMException('', 'AbortError')
        is(true)
        return subscription
      },
    })
  }, told)
}

/** A message arrives at the browser, as its service would bring it. */
export async function deliver(page: Page, origin: string, data: string): Promise<void> {
  await (await workerOf(page)).evaluate(withNotifications)
  const cdp = await page.context().newCDPSession(page)
  const registrationId = await new Promise<string>((resolve, reject) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations.filter(({ scopeURL }) => scopeURL.endsWith('/field/'))
      if (first) resolve(first.registrationId)
    })
    cdp.send('ServiceWorker.enable').catch(reject)
  })
  await cdp.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
  await cdp.detach()
}

/** What the telephone shows. */
export const shown = async (page: Page) =>
  (await workerOf(page)).evaluate(async () => {
    const scope = globalThis as unknown as { registration: ServiceWorkerRegistration }
    const all = await scope.registration.getNotifications()
    return all.map(({ title, body }) => ({ title, body }))
  })

/** The thumb on the first of them. */
export const tapFirst = async (page: Page) =>
  (await workerOf(page)).evaluate(async () => {
    const scope = globalThis as unknown as { registration: ServiceWorkerRegistration }
    const [notification] = await scope.registration.getNotifications()
    const Lasting = Reflect.get(globalThis, 'ExtendableEvent') as typeof Event
    globalThis.dispatchEvent(Object.assign(new Lasting('notificationclick'), { notification }))
  })

async function workerOf(page: Page): Promise<Worker> {
  const [worker] = page.context().serviceWorkers()
  return worker ?? page.context().waitForEvent('serviceworker')
}

/** In the worker. Where the browser has notifications they are its own. */
function withNotifications(): void {
  if (Notification.permission === 'granted' || Reflect.has(globalThis, 'notificationsKept')) return
  const kept = new Map<string, object>()
  const scope = globalThis as unknown as { registration: ServiceWorkerRegistration }
  Object.assign(globalThis, { notificationsKept: kept })
  Object.assign(scope.registration, {
    async showNotification(title: string, options: NotificationOptions) {
      const tag = options.tag ?? title
      kept.set(tag, { ...options, title, close: () => kept.delete(tag) })
    },
    getNotifications: async () => [...kept.values()],
  })
}
