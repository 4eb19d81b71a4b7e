import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { FieldResults, FieldSyncView } from '#contract/field.ts'
import { writePhoto } from '#server/attachments/photo.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { gridWorkerTotal } from '#server/town/seed/grid-workers.ts'
import { nightPhoto } from '#test/e2e/photo.ts'
import { Client } from './client.ts'
import { type Device, openDevices } from './devices.ts'
import { sequenced } from './sequenced.ts'
import type { Stand } from './stand.ts'
import { type Figure, load, round, spread } from './stats.ts'

const connections = 32
/** Of the phones every so many bring everything a second time at the same moment, and once more later. */
const everyTwentieth = 20
const syncing = 40
const openInGrid = 20
const itemsEach = 10
const vain = 400

/**
 * Every grid worker's phone comes back in the evening, after a day without a network, with ten deeds
 * and two photos: photos first, then one outbox request each, then what is new. Nothing may be lost
 * and nothing may be there twice, which is counted in the database.
 */
export async function measureField(
  stand: Stand,
  url: string,
  say: (line: string) => void,
  count = gridWorkerTotal,
): Promise<Record<string, Figure>> {
  const sql = new pg.Client(url)
  await sql.connect()
  await sql.query("select set_config('app.scope', 'system', false)")
  const client = new Client(stand.port, connections)
  try {
    const photo = await nightPhoto()
    const devices = await openDevices(sql, count, photo)
    say(`${devices.length} phones, photos of ${Math.round(photo.length / 1024)} KB`)
    const photos = await measurePhotos(client, devices, photo)
    const outbox = await measureOutbox(client, devices, url)
    await sequenced(url)
    await demandEachOnce(sql, devices)
    const seconds = photos.seconds + outbox.seconds
    say(`everything came in within ${Math.round(seconds)} s, each deed once`)
    return {
      'field.photos': photos.figure,
      'field.outbox': outbox.figure,
      ...(await measureSync(client, devices, url)),
    }
  } finally {
    client.close()
    await sql.end()
  }
}

/** Runs `one` for every device, so many at a time; the time of each and of all. */
async function forAll(devices: readonly Device[], one: (device: Device, index: number) => unknown) {
  const durations: number[] = []
  const waiting = devices.entries()
  const from = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (const [index, device] of waiting) {
        const start = performance.now()
        await one(device, index)
        durations.push(performance.now() - start)
      }
    }),
  )
  return { durations, seconds: (performance.now() - from) / 1000 }
}

async function measurePhotos(client: Client, devices: readonly Device[], photo: Buffer) {
  const { durations, seconds } = await forAll(devices, async ({ headers, photos }) => {
    for (const { id, bytes } of photos) await bringPhoto(client, headers, id, bytes)
  })
  const bare = await rewritten(photo)
  const value = (devices.length * 2) / seconds
  const figure: Figure = {
    value: round(value, 0),
    unit: 'photos/s',
    baseline: round(bare, 0),
    ratio: round(value / bare),
    ...spread(durations),
  }
  return { figure, seconds }
}

/** As the phone does it: tus 1.0, begun and brought in two requests. */
async function bringPhoto(
  client: Client,
  device: Record<string, string>,
  id: string,
  bytes: Buffer,
): Promise<void> {
  const metadata = {
    attachmentId: id,
    fileName: `${id}.jpg`,
    sha256: sha256(bytes).toString('hex'),
  }
  const headers = { ...device, 'tus-resumable': '1.0.0' }
  const begun = await client.send('POST', '/api/uploads', undefined, {
    ...headers,
    'upload-length': String(bytes.length),
    'upload-metadata': Object.entries(metadata)
      .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
      .join(','),
  })
  const path = begun.headers.location
  if (begun.status !== 201 || !path) throw new Error(`upload: ${begun.status} ${begun.body}`)
  const brought = await client.send('PATCH', path, bytes, {
    ...headers,
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
  })
  if (brought.status !== 204) throw new Error(`upload: ${brought.status} ${brought.body}`)
}

/** How many photos a second the machine writes anew when it does nothing else. */
async function rewritten(photo: Buffer): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'photos-'))
  const source = join(folder, 'photo')
  await writeFile(source, photo)
  try {
    const { perSecond } = await load(4, 3_000, async () => {
      const target = join(folder, randomUUID())
      await writePhoto(source, target, 'image/jpeg')
      await rm(target)
    })
    return perSecond
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function measureOutbox(client: Client, devices: readonly Device[], url: string) {
  const before = await rawUpserts(url)
  const { durations, seconds } = await forAll(devices, async (device, index) => {
    // A second tab at the same moment; an answer that was lost on the way.
    const twice = index % everyTwentieth === 0
    await Promise.all(
      twice ? [deliver(client, device), deliver(client, device)] : [deliver(client, device)],
    )
    if (twice) await deliver(client, device)
  })
  const raw = (before + (await rawUpserts(url))) / 2
  const value = (devices.length * itemsEach) / seconds
  const figure: Figure = {
    value: round(value, 0),
    unit: 'commands/s',
    baseline: round(raw, 0),
    ratio: round(value / raw),
    ...spread(durations),
  }
  return { figure, seconds }
}

async function deliver(client: Client, { headers, items }: Device): Promise<void> {
  const answer = await client.send('POST', '/api/field/outbox', { items }, headers)
  if (answer.status !== 200) throw new Error(`outbox: ${answer.status} ${answer.body}`)
  const { results } = JSON.parse(answer.body) as FieldResults
  const other = results.find(({ status }) => status !== 'DONE')
  if (results.length !== items.length || other)
    throw new Error(`outbox: ${JSON.stringify(other ?? results)}`)
}

/** Idempotent upserts of as many bytes by a bare client, one commit each, at the same concurrency. */
async function rawUpserts(url: string): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client(url)
      await client.connect()
      return client
    }),
  )
  const [first] = clients
  await first?.query(
    'create table raw_deeds (client_key uuid primary key, case_id uuid, body jsonb, hash bytea, at timestamptz)',
  )
  const body = JSON.stringify({ command: 'comment', payload: { note: '主人已登记' } })
  const text = `insert into raw_deeds values ($1, $2, $3, $4, now())
    on conflict (client_key) do update set at = raw_deeds.at returning hash`
  const { perSecond } = await load(connections, 4_000, async (lane) => {
    const values = [randomUUID(), randomUUID(), body, randomBytes(32)]
    await clients[lane]?.query({ name: 'raw', text, values })
  })
  await first?.query('drop table raw_deeds')
  await Promise.all(clients.map((client) => client.end()))
  return perSecond
}

/** @throws when a deed or a photo is lost, or is there twice */
async function demandEachOnce(sql: pg.Client, devices: readonly Device[]): Promise<void> {
  const keys = devices.flatMap(({ items }) => items.map(({ clientKey }) => clientKey))
  const ids = devices.flatMap(({ photos }) => photos.map(({ id }) => id))
  const { rows } = await sql.query<Record<string, number>>(
    `with mine as (select case_id, command from timeline where client_key = any($1::uuid[]))
     select (select count(*)::int from mine) as deeds,
       (select count(*)::int from mine where command = 'submit') as cases,
       (select count(*)::int from timeline where command = 'comment'
          and case_id in (select case_id from mine)) as notes,
       (select count(*)::int from timeline where command = 'disposeOnSite'
          and case_id in (select case_id from mine)) as settled,
       (select count(*)::int from attachments where id = any($2::uuid[])
          and case_id in (select case_id from mine)) as photos`,
    [keys, ids],
  )
  const n = devices.length
  const expected = {
    deeds: n * itemsEach,
    cases: n * 2,
    notes: n * 8,
    settled: n * 2,
    photos: n * 2,
  }
  if (JSON.stringify(rows[0]) !== JSON.stringify(expected))
    throw new Error(`found ${JSON.stringify(rows[0])}, expected ${JSON.stringify(expected)}`)
}

/** First syncs of grids with open matters; then syncs of nothing, against asking who is signed in. */
async function measureSync(
  client: Client,
  devices: readonly Device[],
  url: string,
): Promise<Record<string, Figure>> {
  const chosen = devices.slice(0, syncing)
  for (const { grid } of chosen)
    for (let i = 0; i < openInGrid; i += 1)
      await client.send('POST', '/api/portal/reports', {
        clientKey: randomUUID(),
        words: `巷子里的路灯坏了一个多星期，晚上老人出门看不见路（第${i}号）`,
        regionCode: grid,
      })
  await sequenced(url)
  const first: number[] = []
  const sizes: { all: number; sections: number }[] = []
  const nothing: number[] = []
  const bare: number[] = []
  for (const { headers } of chosen) {
    const sync = async (body: object) => {
      const from = performance.now()
      const answer = await client.send('POST', '/api/field/sync', body, headers)
      if (answer.status !== 200) throw new Error(`sync: ${answer.status} ${answer.body}`)
      const ms = performance.now() - from
      return {
        ms,
        bytes: Buffer.byteLength(answer.body),
        view: JSON.parse(answer.body) as FieldSyncView,
      }
    }
    const { ms, bytes, view } = await sync({ held: [], sections: {} })
    if (view.cases.length < openInGrid) throw new Error(`only ${view.cases.length} cases in a grid`)
    first.push(ms)
    sizes.push({ all: bytes, sections: Buffer.byteLength(JSON.stringify(view.sections)) })
    const sections = Object.fromEntries(
      Object.entries(view.sections).map(([name, { etag }]) => [name, etag]),
    )
    let { cursor } = view
    const held = view.cases.map(({ id }) => id)
    for (let i = 0; i < vain / syncing; i += 1) {
      const again = await sync({ cursor, held, sections })
      cursor = again.view.cursor
      // A clock may have struck meanwhile: then it is no sync of nothing.
      if (again.view.cases.length === 0) nothing.push(again.ms)
      const from = performance.now()
      await client.send('GET', '/api/session', undefined, headers)
      bare.push(performance.now() - from)
    }
  }
  const [none, session] = [spread(nothing), spread(bare)]
  const whole = spread(first)
  const largest = sizes.toSorted((a, b) => b.all - a.all)[0] ?? { all: 0, sections: 0 }
  return {
    'field.firstSync': {
      value: whole.p50,
      unit: 'ms p50',
      baseline: none.p50,
      ratio: round(whole.p50 / none.p50),
      ...whole,
    },
    'field.firstSyncBytes': {
      value: round(largest.all / 1024, 0),
      unit: 'KB',
      baseline: round(largest.sections / 1024, 0),
      ratio: round(largest.all / largest.sections),
      p50: null,
      p99: null,
      n: sizes.length,
    },
    'field.noDelta': {
      value: none.p50,
      unit: 'ms p50',
      baseline: session.p50,
      ratio: round(none.p50 / session.p50),
      ...none,
    },
  }
}
