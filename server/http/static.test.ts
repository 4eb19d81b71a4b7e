import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from './app.ts'
import { installPages } from './static.ts'

let root: string
let app: App

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pages-'))
  for (const folder of ['portal', 'console', 'hall', 'assets']) await mkdir(join(root, folder))
  await writeFile(join(root, 'portal/index.html'), 'the portal')
  await writeFile(join(root, 'console/index.html'), 'the console')
  await writeFile(join(root, 'hall/index.html'), 'the hall')
  await writeFile(join(root, 'assets/main-1a2b3c.js'), 'plain script')
  await writeFile(join(root, 'assets/main-1a2b3c.js.br'), 'packed')
  app = Fastify()
  await installPages(app, root)
})
afterAll(async () => {
  await app.close()
  await rm(root, { recursive: true })
})

test.each([
  ['/', 'the portal'],
  ['/report', 'the portal'],
  ['/progress/1234-5678-9012', 'the portal'],
  ['/hall-screen/H-620902', 'the hall'],
  ['/hall-kiosk/H-620902', 'the hall'],
  ['/room-sign/H-620902/R2', 'the hall'],
  ['/q/AbCdEfGhIjKlMnOpQrSt_-', 'the hall'],
  ['/q', 'the portal'],
  ['/console', 'the console'],
  ['/console/', 'the console'],
  ['/console/cases/7?tab=timeline', 'the console'],
  ['/consoles', 'the portal'],
])('%s answers with %s', async (url, text) => {
  const answer = await app.inject(url)
  expect([answer.statusCode, answer.body]).toEqual([200, text])
  expect(answer.headers['cache-control']).toBe('no-cache')
})

test('hashed files stay for a year, packed where the client can unpack', async () => {
  const plain = await app.inject('/assets/main-1a2b3c.js')
  expect(plain.body).toBe('plain script')
  expect(plain.headers['cache-control']).toContain('immutable')
  const packed = await app.inject({
    url: '/assets/main-1a2b3c.js',
    headers: { 'accept-encoding': 'br' },
  })
  expect([packed.body, packed.headers['content-encoding']]).toEqual(['packed', 'br'])
})

test.each([
  '/api/nothing',
  '/assets/gone.js',
  '/robots.txt',
  '/../package.json',
  '/%2e%2e/package.json',
])('%s is not found, not a page', async (url) => {
  const answer = await app.inject(url)
  expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  expect(answer.body).not.toContain('the portal')
})

test('nothing is written to a page', async () => {
  expect((await app.inject({ method: 'POST', url: '/report' })).statusCode).toBe(404)
})

test('without a build the pages say so', async () => {
  const bare: App = Fastify()
  await installPages(bare, join(root, 'none'))
  const answer = await bare.inject('/')
  expect(answer.statusCode).toBe(503)
  expect(answer.body).toContain('npm run build')
})
