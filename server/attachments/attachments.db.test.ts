import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#server/cases/actor.ts'
import type { App } from '#server/http/app.ts'
import { signInAs, type Visitor } from '#server/http/shell.test-kit.ts'
import { createShell } from '#server/http/shell.ts'
import { system } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { openTestDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { makeCase } from '#test/made-case.ts'
import { attach, attachmentsOf } from './attach.ts'
import { sweepOrphans, type Uploaded } from './commands.ts'
import { fileStore } from './files.ts'

let base: TestDatabase
let app: App
let folder: string
let worker: Visitor
let actor: Actor

beforeAll(async () => {
  base = await openTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'attachments-'))
  Object.assign(base.ctx.config, { rateLimits: false, dataDir: folder })
  app = await createShell(base.ctx)
  worker = await signInAs(app, 'wanggeyuan')
  actor = await base.actor('wanggeyuan')
})
afterAll(async () => {
  await app.close()
  await base.drop()
  await rm(folder, { recursive: true })
})

const typeOf = (answer: LightMyRequestResponse) => answer.json<{ type?: string }>().type

function form(content: Buffer, name = 'photo.jpg', type = 'image/jpeg') {
  const boundary = 'a-boundary-of-the-test'
  const head =
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n` +
    `content-type: ${type}\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
const upload = (content: Buffer, name?: string, who: Visitor = worker) =>
  who.send({ method: 'POST', url: '/api/attachments', ...form(content, name) })
const uploadAnonymously = (content: Buffer) =>
  app.inject({ method: 'POST', url: '/api/portal/attachments', ...form(content) })

let shade = 0
/** A picture unlike every other, with a place in its EXIF. */
function picture(): Promise<Buffer> {
  shade += 1
  return sharp({
    create: { width: 80, height: 40, channels: 3, background: { r: shade * 9, g: 80, b: 120 } },
  })
    .withExif({ IFD0: { Make: 'PHONE-MAKER' }, IFD3: { GPSLatitude: '39/1 44/1 0/1' } })
    .jpeg()
    .toBuffer()
}

const newCase = (regionCode = storyGrid) => makeCase(base.db, { regionCode, at: testNow })

function hang(
  ids: string[],
  to: { id: string; countyCode: string },
  by: Actor,
  uploadTokens?: Record<string, string>,
) {
  return base.db.transaction(system, (tx) =>
    attach(tx, ids, {
      caseId: to.id,
      countyCode: to.countyCode,
      actor: by,
      ...(uploadTokens ? { uploadTokens } : {}),
    }),
  )
}

test('a photo is written anew, kept by its content, and hung on a case', async () => {
  const answer = await upload(await picture(), '洗衣店.jpg')
  expect(answer.statusCode).toBe(201)
  const view = answer.json<Uploaded>()
  expect(view).toMatchObject({ mediaType: 'image/jpeg', fileName: '洗衣店.jpg' })
  const caseFile = await newCase()
  const [hash = ''] = await hang([view.id], caseFile, actor)
  const kept = await readFile(join(folder, 'attachments', hash.slice(0, 2), hash))
  expect(kept.length).toBe(view.bytes)
  expect(kept.includes('PHONE-MAKER')).toBe(false)
  const listed = await base.db.run(system, (sql) => attachmentsOf(sql, caseFile.id))
  expect(listed).toEqual([
    { id: view.id, mediaType: 'image/jpeg', bytes: view.bytes, fileName: '洗衣店.jpg', hash },
  ])
  expect(await readdir(join(folder, 'attachments', 'incoming'))).toEqual([])
})

test('served to those who see the case, to others it does not exist', async () => {
  const view = (await upload(await picture())).json<Uploaded>()
  const uploader = await worker.send({ url: view.url })
  expect(uploader.statusCode).toBe(200)
  const dispatcher = await signInAs(app, 'fenpai-suzhou')
  expect(typeOf(await dispatcher.send({ url: view.url }))).toBe('not-found')
  await hang([view.id], await newCase(), actor)
  const seen = await dispatcher.send({ url: view.url })
  expect(seen.statusCode).toBe(200)
  expect(seen.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-cache',
  })
  expect(seen.headers['content-disposition']).toMatch(/^inline/)
  const clerk = await signInAs(app, 'huanbao-suzhou')
  expect(typeOf(await clerk.send({ url: view.url }))).toBe('not-found')
  expect(typeOf(await app.inject(view.url))).toBe('not-signed-in')
  const known = await dispatcher.send({
    url: view.url,
    headers: { 'if-none-match': String(seen.headers.etag) },
  })
  expect([known.statusCode, known.body]).toEqual([304, ''])
})

test('made small for a telephone, with the same eyes on it, and kept by no browser', async () => {
  const view = (await upload(await picture())).json<Uploaded>()
  await hang([view.id], await newCase(), actor)
  const dispatcher = await signInAs(app, 'fenpai-suzhou')
  const small = await dispatcher.send({ url: `${view.url}/thumb` })
  expect(small.headers).toMatchObject({ 'content-type': 'image/webp', 'cache-control': 'no-store' })
  expect(await sharp(small.rawPayload).metadata()).toMatchObject({ width: 320, height: 320 })
  const clerk = await signInAs(app, 'huanbao-suzhou')
  expect(typeOf(await clerk.send({ url: `${view.url}/thumb` }))).toBe('not-found')
  const paper = (await upload(Buffer.from('%PDF-1.7\n2 0 obj'), '书.pdf')).json<Uploaded>()
  expect(typeOf(await worker.send({ url: `${paper.url}/thumb` }))).toBe('not-found')
})

test('a sound plays from its middle', async () => {
  const sound = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(994, 7)])
  const view = (await upload(sound, 'voice.amr')).json<Uploaded>()
  expect(view).toMatchObject({ mediaType: 'audio/amr', bytes: 1000 })
  const part = await worker.send({ url: view.url, headers: { range: 'bytes=4-9' } })
  expect([part.statusCode, part.headers['content-range']]).toEqual([206, 'bytes 4-9/1000'])
  expect(part.rawPayload).toEqual(sound.subarray(4, 10))
  const beyond = await worker.send({ url: view.url, headers: { range: 'bytes=1000-' } })
  expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, 'bytes */1000'])
})

test('a document is handed over, never shown', async () => {
  const view = (await upload(Buffer.from('%PDF-1.7\n1 0 obj'), '协议书(1).pdf')).json<Uploaded>()
  const { headers } = await worker.send({ url: view.url })
  expect(headers['content-disposition']).toBe(
    "attachment; filename*=UTF-8''%E5%8D%8F%E8%AE%AE%E4%B9%A6%281%29.pdf",
  )
})

test('what it calls itself does not count, what it is does', async () => {
  const page = await upload(Buffer.from('<!doctype html><script>alert(1)</script>'), 'photo.jpg')
  expect([page.statusCode, typeOf(page)]).toEqual([415, 'wrong-file-type'])
  const broken = await upload((await picture()).subarray(0, 200))
  expect(typeOf(broken)).toBe('wrong-file-type')
})

test('too large for its kind, and too large for any', async () => {
  const head = (await picture()).subarray(0, 300)
  const photo = await upload(Buffer.concat([head, Buffer.alloc(15.5 * 1024 * 1024)]))
  expect([photo.statusCode, typeOf(photo)]).toEqual([413, 'too-large'])
  const any = await upload(Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(21 * 1024 * 1024)]))
  expect([any.statusCode, typeOf(any)]).toEqual([413, 'too-large'])
  expect(await readdir(join(folder, 'attachments', 'incoming'))).toEqual([])
})

test('no form, or a form without a file', async () => {
  const json = await worker.send({ method: 'POST', url: '/api/attachments', payload: {} })
  expect([json.statusCode, typeOf(json)]).toEqual([400, 'unreadable'])
  const empty = await worker.send({
    method: 'POST',
    url: '/api/attachments',
    payload: '--b\r\ncontent-disposition: form-data; name="x"\r\n\r\n1\r\n--b--\r\n',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  })
  expect(empty.json()).toMatchObject({ type: 'invalid', errors: [{ pointer: '/file' }] })
})

test('without a session, and with one but without its token', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/attachments',
    ...form(await picture()),
  })
  expect(typeOf(answer)).toBe('not-signed-in')
  const { headers, payload } = form(await picture())
  const bare = await worker.send({
    method: 'POST',
    url: '/api/attachments',
    csrf: null,
    headers,
    payload,
  })
  expect(typeOf(bare)).toBe('csrf-missing')
})

test('a visitor of the portal proves the upload by its token, and only once', async () => {
  const answer = await uploadAnonymously(await picture())
  expect(answer.statusCode).toBe(201)
  const { id, uploadToken = '', fileName } = answer.json<Uploaded>()
  expect(uploadToken).toMatch(/^[\w-]{32}$/)
  expect(fileName).toBeUndefined()
  const reporter: Actor = { kind: 'system' }
  const first = await newCase()
  const refused = { type: 'invalid', errors: [{ pointer: '/attachmentIds/0' }] }
  await expect(hang([id], first, reporter)).rejects.toMatchObject(refused)
  await expect(hang([id], first, reporter, { [id]: 'guess' })).rejects.toMatchObject(refused)
  await expect(hang([id], first, actor)).rejects.toMatchObject(refused)
  expect(await hang([id], first, reporter, { [id]: uploadToken })).toHaveLength(1)
  await expect(hang([id], await newCase(), reporter, { [id]: uploadToken })).rejects.toMatchObject(
    refused,
  )
})

test('every file that cannot be taken is named', async () => {
  const mine = (await upload(await picture())).json<Uploaded>()
  const other = await signInAs(app, 'duban')
  const theirs = (await upload(await picture(), 'x.jpg', other)).json<Uploaded>()
  const none = '01890000-0000-7000-8000-000000000000'
  await expect(hang([theirs.id, mine.id, none], await newCase(), actor)).rejects.toMatchObject({
    errors: [{ pointer: '/attachmentIds/0' }, { pointer: '/attachmentIds/2' }],
  })
  expect(await hang([mine.id], await newCase(), actor)).toHaveLength(1)
})

test('files no case took are gone after two days, shared content stays', async () => {
  const shared = await picture()
  const lone = (await upload(await picture())).json<Uploaded>()
  const orphan = (await upload(shared)).json<Uploaded>()
  const taken = (await upload(shared)).json<Uploaded>()
  const [hash = ''] = await hang([taken.id], await newCase(), actor)
  const [row] = await base.db.run(system, (sql) =>
    sql.query<{ content_hash: Buffer }>('select content_hash from attachments where id = $1', [
      lone.id,
    ]),
  )
  const files = fileStore(folder)
  const lonePath = files.pathOf(row?.content_hash ?? Buffer.alloc(32))
  expect(await sweepOrphans(base.ctx)).toBe(0)
  base.clock.advance(48 * 3_600_000 + 1)
  expect(await sweepOrphans(base.ctx)).toBeGreaterThanOrEqual(2)
  await expect(stat(lonePath)).rejects.toMatchObject({ code: 'ENOENT' })
  expect((await stat(files.pathOf(Buffer.from(hash, 'hex')))).size).toBe(taken.bytes)
  base.clock.set(testNow)
  expect(typeOf(await worker.send({ url: orphan.url }))).toBe('not-found')
})
