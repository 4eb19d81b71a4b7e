import './push.ts'
import { worker } from './scope.ts'

/** Written in by the build: everything the app may ever load, and a hash of it all. */
declare const __FIELD_FILES__: readonly string[]
declare const __FIELD_VERSION__: string

const prefix = 'gezhong-field-'
const cacheName = prefix + __FIELD_VERSION__
const page = '/field/index.html'

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(cacheName).then((cache) =>
      // Past the browser's own cache for the page alone: the others carry a hash in their name.
      cache.addAll([new Request(page, { cache: 'reload' }), ...__FIELD_FILES__]),
    ),
  )
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(tidy())
})

async function tidy(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name)
  await worker.clients.claim()
}

worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting()
})

/** The app comes from the phone, at once; what the server knows is never kept here. */
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate') {
    if (/^\/field(\/|$)/.test(pathname)) event.respondWith(kept(page, request))
    return
  }
  if (/^\/(assets|field)\//.test(pathname)) event.respondWith(kept(pathname, request))
})

async function kept(path: string, request: Request): Promise<Response> {
  return (await caches.match(path, { ignoreVary: true })) ?? fetch(request)
}
