/** The little of a service worker's world that we use: TypeScript cannot hold it and the page's at once. */
export interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
export interface FetchEvent extends WorkerEvent {
  request: Request
  respondWith(answer: Promise<Response>): void
}
export interface PushEvent extends WorkerEvent {
  data: { json(): unknown } | null
}
export interface NotificationEvent extends WorkerEvent {
  notification: Notification
}
interface Events {
  install: WorkerEvent
  activate: WorkerEvent
  message: WorkerEvent & { data: unknown }
  fetch: FetchEvent
  push: PushEvent
  notificationclick: NotificationEvent
}
interface WindowClient {
  url: string
  focus(): Promise<WindowClient>
  postMessage(message: unknown): void
  navigate(url: string): Promise<WindowClient | null>
}
export interface WorkerScope {
  location: Location
  registration: ServiceWorkerRegistration
  clients: {
    claim(): Promise<void>
    matchAll(options: { type: 'window' }): Promise<WindowClient[]>
    openWindow(url: string): Promise<WindowClient | null>
  }
  skipWaiting(): Promise<void>
  addEventListener<K extends keyof Events>(type: K, listener: (event: Events[K]) => void): void
}
export const worker = globalThis as unknown as WorkerScope
