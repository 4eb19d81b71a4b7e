import type { CallKind, PushMessage } from '#contract/push.ts'
import { worker } from './scope.ts'

// What the server rings for. The worker knows no more than the message: the matter itself is encrypted
// on the phone and opens in the app.

const titles: Record<CallKind, readonly [zh: string, en: string]> = {
  TASK: ['新任务', 'New task'],
  WHISTLE: ['吹哨，请报到', 'A whistle: please report in'],
  URGED: ['催办', 'A reminder'],
}
const urgently = ['紧急 · ', 'Urgent: '] as const
/** When the message cannot be read there is still something to look at. */
const unread = '格中有新任务 · Gezhong: something new'

worker.addEventListener('push', (event) => {
  event.waitUntil(show(read(event.data)))
})

function read(data: { json(): unknown } | null): PushMessage | undefined {
  try {
    // Sealed for this browser: nobody but our server can have written it.
    const message = data?.json() as PushMessage | undefined
    return message && message.kind in titles ? message : undefined
  } catch {
    return undefined
  }
}

/** One notification for a matter: a later one takes the place of the earlier, and sounds again. */
async function show(message: PushMessage | undefined): Promise<void> {
  if (!message) return worker.registration.showNotification(unread, { icon })
  const { caseId, caseCode, kind, urgent, place, language } = message
  const index = language === 'en' ? 1 : 0
  const options: NotificationOptions & { renotify: boolean } = {
    body: [place?.[language], caseCode].filter(Boolean).join(' · '),
    tag: caseId,
    renotify: true,
    requireInteraction: urgent,
    lang: language === 'en' ? 'en' : 'zh-CN',
    icon,
    data: { caseId },
  }
  const title = `${urgent ? urgently[index] : ''}${titles[kind][index]}`
  return worker.registration.showNotification(title, options)
}
const icon = '/field/icon-192.png'

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open((event.notification.data as { caseId?: string } | null)?.caseId))
})

/** An app that is open goes there by itself, that nothing half written is lost. */
async function open(caseId: string | undefined): Promise<void> {
  const path = caseId ? `/field/cases/${caseId}` : '/field/'
  const clients = await worker.clients.matchAll({ type: 'window' })
  const [client] = clients.filter(({ url }) => /^\/field(\/|$)/.test(new URL(url).pathname))
  if (!client) {
    await worker.clients.openWindow(path)
    return
  }
  client.postMessage({ open: path })
  await client.focus()
}
