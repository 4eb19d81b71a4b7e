import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { barrier, startedAsRoot } from './account.ts'
import { socketFolder } from './folders.ts'
import { postgresOf } from './processes.ts'
import { embeddedUrl } from './running.ts'
import { type EmbeddedDatabase, startEmbedded } from './start.ts'

const base = realpathSync(mkdtempSync(join(tmpdir(), 'gezhong-embedded-')))
chmodSync(base, 0o711)
const data = join(base, 'data')
const cluster = join(data, 'postgres', 'cluster')
vi.setConfig({ testTimeout: 30_000 })
const events: string[] = []
const log = (event: string) => void events.push(event)

let database: EmbeddedDatabase | undefined
const holders: ChildProcess[] = []
const start = async (dataDir = data) => {
  database = await startEmbedded({ dataDir, log })
  return database
}

afterEach(async () => {
  await database?.stop()
  database = undefined
  for (const holder of holders.splice(0)) holder.kill('SIGKILL')
  events.length = 0
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

async function until<T>(seconds: number, attempt: () => Promise<T>): Promise<T> {
  const end = Date.now() + seconds * 1000
  for (;;)
    try {
      return await attempt()
    } catch (error) {
      if (Date.now() > end) throw error
      await pause(50)
    }
}

const source = fileURLToPath(new URL('./start.ts', import.meta.url))

/** Another node process that owns a database, and prints what it has. */
async function holder(dataDir: string, account: { uid?: number; gid?: number } = {}) {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(source)})
    const database = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log() {} })
    console.log(JSON.stringify({ pid: database.pid(), url: database.url }))
    process.on('SIGTERM', () => database.stop().then(() => process.exit(0)))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    ...account,
    cwd: '/',
    env: { PATH: process.env.PATH ?? '', HOME: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  holders.push(child)
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const said = await Promise.race([once(child.stdout, 'data'), once(child, 'close')])
  if (!(said[0] instanceof Buffer)) throw new Error(complaint)
  return { child, ...(JSON.parse(said[0].toString()) as { pid: number; url: string }) }
}

test('a first start makes it, a second finds it again', async () => {
  // An initdb killed half-way must not be taken for a cluster.
  mkdirSync(join(data, 'postgres', 'unfinished-0', 'base'), { recursive: true })
  const first = await start()
  expect(events).toEqual(['database.made', 'database.started'])
  expect(readdirSync(join(data, 'postgres')).sort()).toEqual(['cluster', 'run'])
  expect(statSync(join(data, 'secrets', 'postgres.json')).mode & 0o777).toBe(0o600)

  const [facts] = await ask<{ super: boolean; encoding: string; ctype: string; tz: string }>(
    first.url,
    `select rolsuper as super, pg_encoding_to_char(encoding) as encoding, datctype as ctype,
       current_setting('timezone') as tz
     from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
  )
  expect(facts).toEqual({ super: false, encoding: 'UTF8', ctype: 'C.UTF-8', tz: 'Asia/Shanghai' })
  // The owner makes trusted extensions itself, and pg_trgm sees Chinese.
  await ask(
    first.url,
    'create extension pg_trgm; create extension ltree; create table kept (n int)',
  )
  expect(await ask(first.url, `select show_trgm('占道经营') <> '{}' as sees`)).toEqual([
    { sees: true },
  ])
  await expect(ask(first.url, 'create role intruder')).rejects.toThrow(/permission denied/)
  const listening = `select current_setting('listen_addresses') as on`
  expect(await ask(first.url, listening)).toEqual([{ on: '' }])

  expect(embeddedUrl(data)).toBe(first.url)
  await ask(first.url, 'insert into kept values (1)')
  await Promise.all([first.stop(), first.stop()])
  expect(first.pid()).toBeUndefined()
  expect(embeddedUrl(data)).toBeUndefined()
  expect(postgresOf(cluster)).toEqual([])

  const second = await start()
  expect(second.url).toBe(first.url)
  expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 1 }])
})

test('a killed server comes back by itself with every committed row', async () => {
  const { url, pid } = await start()
  await ask(url, 'insert into kept values (2)')
  const before = pid() ?? 0
  // A backend that computes does not notice the death; it must not keep the server from returning.
  const busy = ask(url, 'select sum(n) from generate_series(1, 2000000000) n').catch(String)
  await pause(200)
  process.kill(before, 'SIGKILL')
  const rows = await until(15, () => ask(url, 'select n from kept order by n'))
  expect(rows).toEqual([{ n: 1 }, { n: 2 }])
  await until(5, async () => expect(events).toContain('database.recovered'))
  expect(pid()).not.toBe(before)
  expect(await busy).toMatch(/terminated|reset|closed|EPIPE/i)

  // A second death, of the new one: the watch goes on.
  process.kill(pid() ?? 0, 'SIGKILL')
  await until(15, () => ask(url, 'insert into kept values (3)'))
})

test('a second owner is refused with the number of the first', async () => {
  await start()
  await expect(startEmbedded({ dataDir: data, log })).rejects.toThrow(
    new RegExp(`in use by process ${process.pid} `),
  )
  await expect(holder(data)).rejects.toThrow(new RegExp(`in use by process ${process.pid} `))
})

test('a server left behind by a killed owner is adopted, watched and stopped', async () => {
  const held = await holder(data)
  await ask(held.url, 'insert into kept values (4)')
  held.child.kill('SIGKILL')
  await once(held.child, 'exit')

  const next = await start()
  expect(events).toEqual(['database.adopted'])
  expect(next.pid()).toBe(held.pid)
  expect(await ask(next.url, 'select max(n) as n from kept')).toEqual([{ n: 4 }])

  process.kill(held.pid, 'SIGKILL')
  await until(15, () => ask(next.url, 'select 1'))
  await until(5, async () => expect(events).toContain('database.recovered'))
  await next.stop()
  expect(postgresOf(cluster)).toEqual([])
})

test('server and owner killed, and a lock file naming a stranger: no repair by hand', async () => {
  const held = await holder(data)
  held.child.kill('SIGKILL')
  process.kill(held.pid, 'SIGKILL')
  await once(held.child, 'exit')
  const lock = join(cluster, 'postmaster.pid')
  await until(5, async () => expect(postgresOf(cluster)).toEqual([]))
  // Of the server's own user: of another one PostgreSQL would see through it.
  const { uid, gid } = statSync(cluster)
  const stranger = spawn('sleep', ['60'], { cwd: '/', uid, gid })
  writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(stranger.pid)))
  holders.push(stranger)
  const { url } = await start()
  expect(await ask(url, 'select max(n) as n from kept')).toEqual([{ n: 4 }])
})

test('lost passwords are made anew, the server that knows the old ones replaced', async () => {
  const held = await holder(data)
  held.child.kill('SIGKILL')
  await once(held.child, 'exit')
  rmSync(join(data, 'secrets'), { recursive: true })
  const { url, pid } = await start()
  expect(events).toEqual(['database.replaced', 'database.started'])
  expect(pid()).not.toBe(held.pid)
  expect(url).not.toBe(held.url)
  expect(await ask(url, 'select max(n) as n from kept')).toEqual([{ n: 4 }])
})

test('a start given up leaves no server and no claim', async () => {
  const giveUp = new AbortController()
  const signal = giveUp.signal
  const started = startEmbedded({ dataDir: data, log, signal })
  setTimeout(() => giveUp.abort(new Error('given up')), 20)
  await expect(started).rejects.toThrow('given up')
  expect(postgresOf(cluster)).toEqual([])
  expect(existsSync(join(data, 'owner.json'))).toBe(false)
})

const asRoot = test.runIf(startedAsRoot())

asRoot('a cluster that root copied back starts', async () => {
  const copy = join(base, 'copy')
  cpSync(data, copy, { recursive: true })
  expect(statSync(join(copy, 'postgres', 'cluster', 'global')).uid).toBe(0)
  const { url } = await start(copy)
  expect(await ask(url, 'select max(n) as n from kept')).toEqual([{ n: 4 }])
})

asRoot('a closed folder is opened, a path too long for a socket goes round', async () => {
  // Closed as `mktemp -d` makes it.
  const closed = join(base, `closed-${'x'.repeat(80)}`)
  mkdirSync(closed, { mode: 0o700 })
  const { url } = await start(closed)
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(existsSync(join(closed, 'postgres', 'run'))).toBe(false)
  rmSync(socketFolder(closed), { recursive: true })
})

const nobody = { uid: 65_534, gid: 65_534 }
const reachable = !barrier(process.execPath, nobody) && !barrier(dirname(source), nobody)
const asNobody = test.runIf(startedAsRoot() && reachable)

asNobody('an ordinary user needs no root', async () => {
  const home = join(base, 'home')
  mkdirSync(home, { mode: 0o700 })
  chownSync(home, nobody.uid, nobody.gid)
  const held = await holder(join(home, 'data'), nobody)
  expect(await ask(held.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(statSync(join(home, 'data', 'postgres', 'cluster')).uid).toBe(nobody.uid)
  held.child.kill('SIGTERM')
  await once(held.child, 'exit')
  expect(postgresOf(join(home, 'data', 'postgres', 'cluster'))).toEqual([])
})
