import { api } from '#apps/kit/api.ts'
import { currentLanguage } from '#apps/kit/i18n.ts'
import type { Language } from '#apps/kit/time.ts'
import type { PushKey, PushSubscription as Told } from '#contract/push.ts'

/**
 * UNSUPPORTED: this browser cannot, in an app's own browser for one. BLOCKED: the person or the phone
 * forbade it. NOT_OFFERED: the server rings nobody. UNREACHED: no line to the server or to the push
 * service of the browser's maker.
 */
export type Ringing = 'UNSUPPORTED' | 'BLOCKED' | 'OFF' | 'ON' | 'NOT_OFFERED' | 'UNREACHED'

const isSupported = () =>
  'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis

async function subscribed(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/field/')
  return (await registration?.pushManager.getSubscription()) ?? null
}

export async function ringing(): Promise<Ringing> {
  if (!isSupported()) return 'UNSUPPORTED'
  if (Notification.permission === 'denied') return 'BLOCKED'
  return Notification.permission === 'granted' && (await subscribed()) ? 'ON' : 'OFF'
}

/** By a tap alone: browsers ask the person once, and take a refusal for good. */
export async function ring(): Promise<Ringing> {
  if (!isSupported()) return 'UNSUPPORTED'
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') return permission === 'denied' ? 'BLOCKED' : 'OFF'
  try {
    const { key } = await api.get<PushKey>('/field/push-key')
    if (!key) return 'NOT_OFFERED'
    const { pushManager } = await navigator.serviceWorker.ready
    const old = await pushManager.getSubscription()
    if (old && keyOf(old) !== key) await old.unsubscribe()
    const options = { userVisibleOnly: true, applicationServerKey: key }
    await tell(await pushManager.subscribe(options), currentLanguage())
    return 'ON'
  } catch {
    await silence()
    return 'UNREACHED'
  }
}

/** At home and at the server; without a line here alone, and the server hears of it when it next rings. */
export async function quiet(): Promise<Ringing> {
  await silence()
  await api.call('/field/push', { method: 'DELETE' }).catch(() => undefined)
  return ringing()
}

export async function silence(): Promise<void> {
  if (isSupported()) await (await subscribed())?.unsubscribe()
}

/** A new session, another language, a key that changed: the server is told how things are. */
export async function renew(language: Language = currentLanguage()): Promise<void> {
  if ((await ringing()) !== 'ON') return
  const subscription = await subscribed()
  if (subscription) await tell(subscription, language).catch(() => undefined)
}

const keyOf = ({ options }: PushSubscription): string =>
  base64Url(new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0)))

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

async function tell(subscription: PushSubscription, language: Language): Promise<void> {
  const { endpoint, keys } = subscription.toJSON()
  const body: Told = {
    endpoint: endpoint ?? '',
    keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' },
    language,
  }
  await api.call('/field/push', { method: 'PUT', body, repeatable: true })
}
