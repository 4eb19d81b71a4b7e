import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { postgresOf } from '#server/platform/embedded/processes.ts'
import { startEmbedded } from '#server/platform/embedded/start.ts'
import { freePort } from './bench/stand.ts'
import { health, healthBecomes, type Program, startGezhong, startProgram } from './program.ts'
import { postmaster } from './torture/victims.ts'

const folders: string[] = []
const programs: Program[] = []

afterEach(async () => {
  for (const program of programs.splice(0)) {
    if (program.child.exitCode === null && program.child.signalCode === null)
      program.signalGroup('SIGKILL')
    await program.ended
  }
})
afterAll(() => {
  for (const folder of folders) {
    for (const pid of postgresOf(join(folder, 'postgres', 'cluster'))) process.kill(pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
})

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'gezhong-process-'))
  folders.push(made)
  return made
}

function gezhong(...args: Parameters<typeof startGezhong>): Program {
  const program = startGezhong(...args)
  programs.push(program)
  return program
}

/** Production: `gezhong serve`, which is bin/gezhong without the shell before it. */
function production(port: number, env: Record<string, string>): Program {
  const program = startProgram(['server/cli.ts', 'serve'], {
    env: { DATABASE_URL: '', GEZHONG_LOG: 'warn', PORT: String(port), ...env },
  })
  programs.push(program)
  return program
}

const secret = 'a secret of the tests, long enough to be taken'
const admin = { GEZHONG_ADMIN_LOGIN: 'erste', GEZHONG_ADMIN_PASSWORD: 'twelve letters' }
const noDatabase = (dataDir: string) => postgresOf(join(dataDir, 'postgres', 'cluster'))

describe('one data folder', () => {
  const dataDir = folder()

  it('says 503 until it is ready, within a minute; Ctrl-C ends everything', {
    timeout: 90_000,
  }, async () => {
    const port = await freePort()
    const began = performance.now()
    const program = gezhong({ dataDir, port })
    await healthBecomes(port, 503, 10_000, { every: 5, while: program })
    await healthBecomes(port, 200, 60_000, { while: program })
    const first = performance.now() - began
    await program.says(/is ready/, 60_000)
    for (const page of ['/', '/console/', '/api/docs']) {
      const answer = await fetch(`http://127.0.0.1:${port}${page}`)
      expect([page, answer.status]).toEqual([page, 200])
    }
    expect(postmaster(dataDir)).toBeDefined()
    const stopping = performance.now()
    program.signalGroup('SIGINT')
    expect(await program.ended).toBe(0)
    expect(noDatabase(dataDir)).toEqual([])
    console.info(
      `first start ${Math.round(first)} ms, Ctrl-C ${Math.round(performance.now() - stopping)} ms`,
    )
  })

  it('starts again in seconds; a second one on the folder is refused; SIGTERM ends it', {
    timeout: 60_000,
  }, async () => {
    const port = await freePort()
    const began = performance.now()
    const program = gezhong({ dataDir, port })
    await healthBecomes(port, 200, 30_000, { while: program })
    console.info(`later start ${Math.round(performance.now() - began)} ms`)

    const second = gezhong({ dataDir, port: await freePort() })
    expect(await second.ended).toBe(1)
    expect(second.said()).toMatch(/data folder is in use by process \d+/)
    expect((await health(port)).status).toBe(200)

    const elsewhere = folder()
    const samePort = gezhong({ dataDir: elsewhere, port })
    expect(await samePort.ended).toBe(1)
    expect(samePort.said()).toMatch(new RegExp(`Cannot start: port ${port} is taken`))
    expect(noDatabase(elsewhere)).toEqual([])
    expect((await health(port)).status).toBe(200)

    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    expect(noDatabase(dataDir)).toEqual([])
  })

  it('stops while the database is away, and starts after both were killed', {
    timeout: 60_000,
  }, async () => {
    const port = await freePort()
    const program = gezhong({ dataDir, port })
    await healthBecomes(port, 200, 30_000, { while: program })
    process.kill(postmaster(dataDir) ?? 0, 'SIGKILL')
    const stopping = performance.now()
    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    expect(performance.now() - stopping).toBeLessThan(10_000)
    expect(noDatabase(dataDir)).toEqual([])

    const again = gezhong({ dataDir, port })
    await healthBecomes(port, 200, 30_000, { while: again })
    process.kill(postmaster(dataDir) ?? 0, 'SIGKILL')
    again.child.kill('SIGKILL')
    await again.ended
    const third = gezhong({ dataDir, port })
    await healthBecomes(port, 200, 30_000, { while: third })
    third.child.kill('SIGHUP')
    expect(await third.ended).toBe(0)
    expect(noDatabase(dataDir)).toEqual([])
  })

  it('production refuses the demo database', { timeout: 30_000 }, async () => {
    const program = production(await freePort(), {
      GEZHONG_DATA: dataDir,
      GEZHONG_SECRET: secret,
      ...admin,
    })
    expect(await program.ended).toBe(1)
    expect(program.said()).toMatch(/demo accounts/)
    expect(noDatabase(dataDir)).toEqual([])
  })
})

it('a port that something else holds is a clear error, before any database is made', async () => {
  const port = await freePort()
  const other = await new Promise<Server>((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server))
  })
  const dataDir = folder()
  const program = gezhong({ dataDir, port })
  expect(await program.ended).toBe(1)
  expect(program.said()).toMatch(new RegExp(`port ${port} is taken.*PORT=8081`))
  expect(noDatabase(dataDir)).toEqual([])
  other.close()
})

it('Ctrl-C during the first start leaves nothing running', { timeout: 60_000 }, async () => {
  const dataDir = folder()
  const port = await freePort()
  const program = gezhong({ dataDir, port })
  await healthBecomes(port, 503, 10_000, { every: 5, while: program })
  await new Promise((resolve) => setTimeout(resolve, 900))
  program.signalGroup('SIGINT')
  expect(await program.ended).toBe(0)
  expect(noDatabase(dataDir)).toEqual([])
})

it('names every fault of the configuration at once', async () => {
  const program = production(0, {
    PORT: 'many',
    GEZHONG_SECRET: 'short',
    GEZHONG_LOG: 'loud',
    GEZHONG_JOBS: '-1',
    DATABASE_URL: 'mysql://here',
    GEZHONG_ADMIN_LOGIN: 'X',
  })
  expect(await program.ended).toBe(1)
  for (const name of [
    'PORT',
    'GEZHONG_SECRET',
    'GEZHONG_LOG',
    'GEZHONG_JOBS',
    'DATABASE_URL',
    'GEZHONG_ADMIN_LOGIN',
    'GEZHONG_ADMIN_PASSWORD',
  ])
    expect(program.said()).toContain(`${name}: `)
})

it('a PostgreSQL that does not answer is a clear error without its password', async () => {
  const program = production(await freePort(), {
    DATABASE_URL: `postgres://gezhong:hush-hush@127.0.0.1:${await freePort()}/gezhong`,
    GEZHONG_SECRET: secret,
  })
  expect(await program.ended).toBe(1)
  expect(program.said()).toMatch(/PostgreSQL of DATABASE_URL does not let us in/)
  expect(program.said()).not.toContain('hush-hush')
})

it('another PostgreSQL: two programs at once on an empty database, the first administrator signs in', {
  timeout: 90_000,
}, async () => {
  // Stands for a packaged one: a server this program does not own.
  const other = await startEmbedded({ dataDir: folder(), log: () => undefined })
  try {
    const settings = { DATABASE_URL: other.url, GEZHONG_SECRET: secret }
    const without = production(await freePort(), settings)
    expect(await without.ended).toBe(1)
    expect(without.said()).toMatch(/GEZHONG_ADMIN_LOGIN/)

    const ports = [await freePort(), await freePort()] as const
    const both = ports.map((port) =>
      production(port, { ...settings, ...admin, GEZHONG_DATA: folder() }),
    )
    for (const [at, port] of ports.entries()) {
      const program = both[at]
      await healthBecomes(port, 200, 60_000, program ? { while: program } : {})
    }
    const answer = await fetch(`http://127.0.0.1:${ports[1]}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        login: admin.GEZHONG_ADMIN_LOGIN,
        password: admin.GEZHONG_ADMIN_PASSWORD,
      }),
    })
    expect(answer.status).toBeLessThan(300)
    for (const program of both) program.child.kill('SIGTERM')
    expect(await Promise.all(both.map((program) => program.ended))).toEqual([0, 0])
    // Theirs goes on.
    expect(other.pid()).toBeDefined()
  } finally {
    await other.stop()
  }
})

it.runIf(process.getuid?.() === 0)(
  'runs as an ordinary user too',
  {
    timeout: 90_000,
  },
  async () => {
    const nobody = 65_534
    const dataDir = folder()
    chownSync(dataDir, nobody, nobody)
    const port = await freePort()
    const options = { uid: nobody, gid: nobody, env: { HOME: dataDir } }
    const program = gezhong({ dataDir, port }, options)
    await healthBecomes(port, 200, 60_000, { while: program })
    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    expect(noDatabase(dataDir)).toEqual([])
  },
)
