import { randomUUID } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { codeOf, connected } from './connect.ts'
import { EmbeddedError } from './error.ts'
import { runProgram } from './programs.ts'
import { ordinary, type Site, superuser } from './site.ts'

/**
 * Makes the cluster unless there is one. It comes into being under another name and is renamed when
 * whole, so an attempt that was killed leaves nothing that looks like a cluster.
 * @returns whether it was made now
 */
export async function makeCluster(site: Site): Promise<boolean> {
  const { folders, account } = site
  clearUnfinished(folders.home)
  if (existsSync(folders.cluster)) {
    checkVersion(site)
    return false
  }
  // A name of its own: an initdb orphaned by a killed start removes its folder when it fails.
  const unfinished = join(folders.home, `unfinished-${randomUUID().slice(0, 8)}`)
  const passwords = `${unfinished}.password`
  writeFileSync(passwords, `${site.secrets.superuser}\n`, { mode: 0o600, flag: 'wx' })
  try {
    if (account) chownSync(passwords, account.uid, account.gid)
    await runProgram(site, 'initdb', [
      `--pgdata=${unfinished}`,
      '--username=postgres',
      `--pwfile=${passwords}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Not C: under it pg_trgm sees no Chinese at all.
      '--locale=C.UTF-8',
    ])
  } finally {
    rmSync(passwords, { force: true })
  }
  renameSync(unfinished, folders.cluster)
  const home = openSync(folders.home, 'r')
  fsyncSync(home)
  closeSync(home)
  return true
}

function clearUnfinished(home: string): void {
  for (const name of readdirSync(home))
    if (name.startsWith('unfinished-')) rmSync(join(home, name), { recursive: true, force: true })
}

function checkVersion({ folders, native }: Site): void {
  const found = readFileSync(join(folders.cluster, 'PG_VERSION'), 'utf8').trim()
  if (found !== native.major)
    throw new EmbeddedError(
      `${folders.cluster} was made by PostgreSQL ${found}, this program ships ${native.major}. Move ` +
        `the data with pg_dump of a PostgreSQL ${found} package, or set DATABASE_URL.`,
    )
}

/** With lost passwords: single-user mode asks for none. No server may be running. */
export async function resetPassword(site: Site): Promise<void> {
  const change = `alter role postgres password '${site.secrets.superuser}'\n`
  await runProgram(
    site,
    'postgres',
    ['--single', '-D', site.folders.cluster, '-c', 'log_min_duration_statement=-1', 'postgres'],
    change,
  )
}

/** Role, database and rights the application needs; mends what an interrupted first start left out. */
export async function furnish(site: Site): Promise<{ version: string }> {
  const version = await connected(superuser(site), async (client) => {
    // Passwords stay out of the log, however slow the disk is.
    await client.query('set log_min_duration_statement = -1')
    const { rows } = await client.query<{ version: string; role: boolean; database: boolean }>(
      `select current_setting('server_version') as version,
         exists (select from pg_roles where rolname = 'gezhong') as role,
         exists (select from pg_database where datname = 'gezhong') as database`,
    )
    const [state] = rows
    if (!state?.role)
      await client.query(
        `create role gezhong login nosuperuser nocreatedb nocreaterole
           password '${site.secrets.gezhong}'`,
      )
    else await fixPassword(site, client)
    if (!state?.database) await client.query('create database gezhong owner gezhong')
    return state?.version ?? ''
  })
  await connected(superuser(site, 'gezhong'), async (client) => {
    // Not a trusted extension, so its owner cannot; for whoever looks into slow statements.
    await client.query('create extension if not exists pg_stat_statements')
    await client.query('grant pg_read_all_stats to gezhong')
  })
  return { version }
}

async function fixPassword(site: Site, client: pg.Client): Promise<void> {
  const login = { ...ordinary(site.folders, site.secrets), database: 'postgres' }
  try {
    await connected(login, async () => undefined)
  } catch (error) {
    if (codeOf(error) !== '28P01') throw error
    await client.query(`alter role gezhong password '${site.secrets.gezhong}'`)
  }
}
