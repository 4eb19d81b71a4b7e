import { randomUUID } from 'node:crypto'
import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sweepOrphans } from '#server/attachments/commands.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { fixedClock } from '#server/platform/clock.ts'
import { system } from '#server/platform/db.ts'
import { type Desk, openDesk } from './desk.ts'

// Photos of a phone on a line that breaks: brought in pieces, under an id that the phone chose.

let desk: Desk
let folder: string
let base: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uploads-'))
  desk = await openDesk({ dataDir: folder })
  base = await desk.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  // Lines that fetch holds open for another request are none to wait for.
  desk.app.server.closeAllConnections()
  await desk.drop()
  await rm(folder, { recursive: true })
})

let shade = 0
async function picture(): Promise<Buffer> {
  shade += 1
  const background = { r: shade * 20, g: 90, b: 120 }
  return sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

const encoded = (metadata: Record<string, string>) =>
  Object.entries(metadata)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',')

async function ask(
  login: string,
  method: string,
  path: string,
  more: Record<string, string>,
  body?: Buffer,
) {
  const { cookie, session } = await desk.as(login)
  return fetch(`${base}${path}`, {
    method,
    headers: { cookie, 'x-csrf-token': session.csrf, 'tus-resumable': '1.0.0', ...more },
    ...(body ? { body: new Uint8Array(body) } : {}),
  })
}
async function begin(
  content: Buffer,
  id: string,
  login = 'wanggeyuan',
  sha = sha256(content).toString('hex'),
) {
  const answer = await ask(login, 'POST', '/api/uploads', {
    'upload-length': String(content.length),
    'upload-metadata': encoded({ attachmentId: id, sha256: sha, fileName: 'photo.jpg' }),
  })
  return { answer, path: answer.headers.get('location') ?? '' }
}
const piece = (path: string, offset: number, content: Buffer, login = 'wanggeyuan') =>
  ask(
    login,
    'PATCH',
    path,
    {
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    content,
  )
async function whole(content: Buffer, id: string) {
  const { path } = await begin(content, id)
  return piece(path, 0, content)
}

it('goes on where it broke off, and is the attachment of the id that was chosen', async () => {
  const content = await picture()
  const id = randomUUID()
  const { answer, path } = await begin(content, id)
  expect(answer.status).toBe(201)
  expect((await piece(path, 0, content.subarray(0, 100))).status).toBe(204)
  const far = await ask('wanggeyuan', 'HEAD', path, {})
  expect(far.headers.get('upload-offset')).toBe('100')
  expect((await piece(path, 100, content.subarray(100))).status).toBe(204)
  const file = await ask('wanggeyuan', 'GET', `/api/attachments/${id}`, {})
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
})

it('brought again it is there once; other content under its id is refused', async () => {
  const content = await picture()
  const id = randomUUID()
  expect((await whole(content, id)).status).toBe(204)
  expect((await whole(content, id)).status).toBe(204)
  const [{ n } = { n: 0 }] = await desk.ctx.db.run(system, (sql) =>
    sql.query<{ n: number }>('select count(*) as n from attachments where id = $1', [id]),
  )
  expect(n).toBe(1)
  const other = await whole(await picture(), id)
  expect([other.status, await other.json()]).toMatchObject([409, { type: 'key-reused' }])
})

it('the program was killed between the last piece and the taking: asked how far, it takes it', async () => {
  const content = await picture()
  const id = randomUUID()
  const { path } = await begin(content, id)
  await piece(path, 0, content.subarray(0, 100))
  // The last piece is on disk, and nobody was left to see that it was the last.
  await appendFile(join(folder, 'attachments', 'uploads', basename(path)), content.subarray(100))
  const far = await ask('wanggeyuan', 'HEAD', path, {})
  expect(far.headers.get('upload-offset')).toBe(String(content.length))
  expect((await ask('wanggeyuan', 'GET', `/api/attachments/${id}`, {})).status).toBe(200)
})

it('what arrived must be what was hashed, and a picture', async () => {
  const content = await picture()
  const { path } = await begin(content, randomUUID(), 'wanggeyuan', 'b'.repeat(64))
  const damaged = await piece(path, 0, content)
  expect([damaged.status, await damaged.json()]).toMatchObject([422, { type: 'invalid' }])
  const page = Buffer.from('<!doctype html><script>alert(1)</script>')
  expect((await whole(page, randomUUID())).status).toBe(415)
  const nameless = await begin(content, 'no-id')
  expect(nameless.answer.status).toBe(422)
})

it('is nobody else’s, and needs a session and its token', async () => {
  const content = await picture()
  const { path } = await begin(content, randomUUID())
  expect((await ask('fenpai-suzhou', 'HEAD', path, {})).status).toBe(404)
  expect((await piece(path, 0, content, 'fenpai-suzhou')).status).toBe(404)
  const forged = await ask('fenpai-suzhou', 'HEAD', path, {
    'x-gezhong-person': (await desk.as('wanggeyuan')).session.person.id,
  })
  expect(forged.status).toBe(404)
  const bare = await fetch(`${base}/api/uploads`, {
    method: 'POST',
    headers: { 'upload-length': '3' },
  })
  expect(bare.status).toBe(401)
  const { cookie } = await desk.as('wanggeyuan')
  const tokenless = await fetch(`${base}/api/uploads`, {
    method: 'POST',
    headers: { cookie, 'upload-length': '3' },
  })
  expect(tokenless.status).toBe(403)
})

it('taken by two at once, for a second line asks how far it got, it is there once', async () => {
  const content = await picture()
  const id = randomUUID()
  const { path } = await begin(content, id)
  expect((await piece(path, 0, content)).status).toBe(204)
  // As if it had not been taken yet.
  await desk.ctx.db.run(system, (sql) => sql.query('delete from attachments where id = $1', [id]))
  const [far, again] = await Promise.all([1, 2].map(() => ask('wanggeyuan', 'HEAD', path, {})))
  expect(far?.headers.get('upload-offset')).toBe(String(content.length))
  expect(again?.status).toBe(200)
  expect((await ask('wanggeyuan', 'GET', `/api/attachments/${id}`, {})).status).toBe(200)
})

it('what was refused is not called brought', async () => {
  const page = Buffer.from('<!doctype html><p>no picture</p>')
  const { path } = await begin(page, randomUUID())
  expect((await piece(path, 0, page)).status).toBe(415)
  expect((await ask('wanggeyuan', 'HEAD', path, {})).status).toBe(404)
})

it('a part may wait for a week, what was taken goes the next day, and a photo outlives its upload', async () => {
  const [part, all] = [await picture(), await picture()]
  const id = randomUUID()
  const begun = await begin(part, randomUUID())
  await piece(begun.path, 0, part.subarray(0, 50))
  await whole(all, id)
  // Files have the time of the machine, rows that of the test.
  await desk.ctx.db.run(system, (sql) => sql.query('update attachments set uploaded_at = now()'))
  const uploads = async () => (await readdir(join(folder, 'attachments/uploads'))).join()
  const name = begun.path.split('/').at(-1) ?? '-'
  const day = 86_400_000
  const ctx = { ...desk.ctx, clock: fixedClock(new Date(Date.now() + 2 * day)) }
  await sweepOrphans(ctx)
  expect(await uploads()).toContain(name)
  expect(await uploads()).not.toContain(id)
  await sweepOrphans({ ...ctx, clock: fixedClock(new Date(Date.now() + 9 * day)) })
  expect(await uploads()).not.toContain(name)
  expect((await ask('wanggeyuan', 'GET', `/api/attachments/${id}`, {})).status).toBe(200)
})
