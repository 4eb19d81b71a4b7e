import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makeCluster } from '#server/platform/embedded/cluster.ts'
import { addressOf, connected, isNotYet } from '#server/platform/embedded/connect.ts'
import { launchOptions, programOf } from '#server/platform/embedded/programs.ts'
import { foundData, type Site, superuser, survey } from '#server/platform/embedded/site.ts'

export interface TestServer {
  /** Of the superuser's database; tests themselves connect as an ordinary role. */
  url: string
  stop(): Promise<void>
}

/** Nothing is flushed to disk: fast, and worthless after a crash, as a throw-away server may be. */
const hasty = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '200',
  log_min_messages: 'fatal',
}

/**
 * The embedded PostgreSQL of one run of the tests, in a temporary folder behind a socket of its own;
 * `GEZHONG_TEST_DATABASE_URL` names a server to use instead, as its superuser.
 */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.GEZHONG_TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'gezhong-test-'))
  const site = survey(foundData(folder), () => undefined)
  await makeCluster(site)
  const flags = Object.entries(hasty).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(programOf(site, 'postgres'), [...site.flags, ...flags], {
    ...launchOptions(site),
    stdio: 'ignore',
  })
  const gone = new Promise<void>((resolve) => {
    server.once('exit', () => resolve())
    server.once('error', () => resolve())
  })
  // A run that is broken off must not leave a server behind.
  const kill = () => server.kill('SIGQUIT')
  process.once('exit', kill)
  await answering(site)
  return {
    url: addressOf(superuser(site)),
    async stop() {
      process.removeListener('exit', kill)
      kill()
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function answering(site: Site): Promise<void> {
  const until = Date.now() + 20_000
  for (;;)
    try {
      await connected(superuser(site), (client) => client.query('select 1'))
      return
    } catch (error) {
      if (!isNotYet(error) || Date.now() > until) throw error
      await pause(25)
    }
}
