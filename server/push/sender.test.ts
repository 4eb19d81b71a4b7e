import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPushSender, outcomeOf, type Pushed } from './sender.ts'

const heard: { headers: IncomingMessage['headers']; body: string }[] = []
let server: Server
let answer = 201
beforeAll(async () => {
  server = createServer(async (asked, reply) => {
    const parts: Buffer[] = []
    for await (const part of asked) parts.push(part as Buffer)
    heard.push({ headers: asked.headers, body: Buffer.concat(parts).toString() })
    reply.writeHead(answer, { location: 'http://localhost/elsewhere' }).end('x'.repeat(100_000))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
})
afterAll(() => server.close())

const message = (): Pushed => ({
  endpoint: `http://localhost:${(server.address() as AddressInfo).port}/send/1`,
  body: Buffer.from('sealed'),
  authorization: 'vapid t=a.b.c, k=d',
  ttlSeconds: 60,
  urgency: 'high',
  topic: 'case1',
})
const outside = { isPublic: () => true, request: request as never }

it('posts the sealed message with what RFC 8030 asks for', async () => {
  expect(await openPushSender(outside)(message())).toEqual({ ok: true })
  expect(heard.at(-1)).toMatchObject({
    body: 'sealed',
    headers: {
      authorization: 'vapid t=a.b.c, k=d',
      'content-encoding': 'aes128gcm',
      ttl: '60',
      urgency: 'high',
      topic: 'case1',
    },
  })
})

it('follows nothing, and tells one that is gone from one that is busy', async () => {
  const before = heard.length
  answer = 302
  expect(await openPushSender(outside)(message())).toMatchObject({ ok: false, final: true })
  expect(heard.length).toBe(before + 1)
  answer = 410
  expect(await openPushSender(outside)(message())).toBe('GONE')
  answer = 201
  expect([404, 429, 503, 400, 413].map(outcomeOf)).toMatchObject([
    'GONE',
    { final: false },
    { final: false },
    { final: true },
    { final: true },
  ])
})

it('a name that stands for a machine inside is not knocked at', async () => {
  const before = heard.length
  const inside = openPushSender({ request: request as never })
  expect(await inside(message())).toEqual({ ok: false, failure: 'UNREACHED EINSIDE', final: false })
  expect(heard.length).toBe(before)
})
