import { accessSync, constants, existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ConfigError, readConfig, variables } from '#server/platform/config.ts'
import { type Database, openDatabase, type Sql, system } from '#server/platform/db.ts'
import { createSeal, type Seal } from '#server/platform/seal.ts'
import { opensNames } from '#server/town/people.ts'
import { isDemoDatabase } from '#server/town/seed/seed.ts'
import { dataDir, pendingMigrations, type Reached, reachDatabase } from '../reach.ts'
import { Failure } from '../verb.ts'
import type { DatabaseFacts, Facts } from './judge.ts'

/** Looks at everything the program stands on; whatever is broken is a fact, never an error. */
export async function lookAround(env = process.env): Promise<Facts> {
  const folder = folderFacts(env)
  const seen = await lookAtDatabase(env)
  return {
    now: new Date(),
    nodeVersion: process.version,
    configFaults: configFaults(env, seen.demo ?? false),
    unknownVariables: Object.keys(env).filter(
      (name) =>
        name.startsWith('GEZHONG_') &&
        !Object.hasOwn(variables, name) &&
        !/^GEZHONG_TEST_/.test(name),
    ),
    ...folder,
    freeBytes: await freeBytes(folder.dataDir),
    ...seen,
    pagesBuilt: existsSync(new URL('../../../dist/apps/portal/index.html', import.meta.url)),
  }
}

function configFaults(env: NodeJS.ProcessEnv, demo: boolean): readonly string[] {
  try {
    readConfig(env, { demo })
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

function folderFacts(env: NodeJS.ProcessEnv): {
  dataDir: string
  dataDirFault: string | undefined
} {
  try {
    const folder = dataDir(env)
    return { dataDir: folder, dataDirFault: notWritable(existing(folder)) }
  } catch (error) {
    return { dataDir: env.GEZHONG_DATA ?? 'data', dataDirFault: wordsOf(error) }
  }
}

function existing(folder: string): string {
  return existsSync(folder) || folder === dirname(folder) ? folder : existing(dirname(folder))
}

function notWritable(folder: string): string | undefined {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return undefined
  } catch {
    return `may not be written by uid ${process.getuid?.()}`
  }
}

async function freeBytes(folder: string): Promise<number | undefined> {
  const space = await statfs(existing(folder)).catch(() => undefined)
  return space && space.bavail * space.bsize
}

type Seen = Pick<Facts, 'how' | 'databaseFault' | 'database' | 'demo'>

async function lookAtDatabase(env: NodeJS.ProcessEnv): Promise<Seen> {
  let reached: Reached
  try {
    reached = await reachDatabase(env)
  } catch (error) {
    const how = error instanceof Failure ? 'NONE' : 'STARTED'
    return { how, databaseFault: wordsOf(error), database: undefined, demo: undefined }
  }
  const db = openDatabase(reached.url, { max: 1 })
  const { how } = reached
  try {
    await db.run(system, (sql) => sql.query('select 1'))
    const pending = await pendingMigrations(db)
    const database = await databaseFacts(db, pending, sealOf(env))
    const demo = database.items > 0 ? await db.run(system, isDemoDatabase) : undefined
    return { how, databaseFault: undefined, database, demo }
  } catch (error) {
    return { how, databaseFault: wordsOf(error), database: undefined, demo: undefined }
  } finally {
    await db.end()
    await reached.leave()
  }
}

/** With the secret as the program would take it; the demo's where none is given is not ours to guess. */
function sealOf(env: NodeJS.ProcessEnv): Seal | undefined {
  return env.GEZHONG_SECRET ? createSeal(env.GEZHONG_SECRET) : undefined
}

function databaseFacts(
  db: Database,
  pendingMigrations: readonly string[],
  seal: Seal | undefined,
): Promise<DatabaseFacts> {
  return db.run(system, async (sql) => {
    const [server] = await sql.query<{ version: number; superuser: boolean; clock: Date }>(
      `select current_setting('server_version_num')::int as version, rolsuper as superuser,
         clock_timestamp() as clock from pg_roles where rolname = current_user`,
    )
    const base = {
      version: server?.version ?? 0,
      superuser: server?.superuser ?? false,
      clock: server?.clock ?? new Date(0),
      pendingMigrations,
      secretFits: undefined,
    }
    // An empty or older database has not all the tables: then the schema is the finding.
    if (pendingMigrations.length > 0) return { ...base, ...nothing, ...(await townFacts(sql)) }
    const secretFits = seal && (await opensNames(sql, seal))
    return { ...base, ...(await townFacts(sql)), ...(await workFacts(sql)), secretFits }
  })
}

const nothing = {
  waiting: 0,
  failedJobs: 0,
  lastJobError: null,
  openUploads: 0,
}

async function townFacts(sql: Sql) {
  const [table] = await sql.query<{ there: boolean }>(
    `select to_regclass('town_items') is not null as there`,
  )
  if (!table?.there) return { items: 0, people: 0, calendarYears: [] }
  const [town] = await sql.query<{ items: number; people: number; years: number[] | null }>(
    `select count(*) as items, (select count(*) from people) as people,
       array_agg(code::int order by code) filter (where kind = 'calendar') as years
     from town_items where valid_to is null`,
  )
  return { items: town?.items ?? 0, people: town?.people ?? 0, calendarYears: town?.years ?? [] }
}

async function workFacts(sql: Sql) {
  const [work] = await sql.query<typeof nothing & { lastJobError: string | null }>(
    `select
       (select count(*) from timeline where xid > (select last_xid from sequencer)) as waiting,
       (select count(*) from graphile_worker.jobs where attempts >= max_attempts) as "failedJobs",
       (select left(last_error, 200) from graphile_worker.jobs where attempts >= max_attempts
         order by updated_at desc limit 1) as "lastJobError",
       (select count(*) from attachments where case_id is null and uploaded_at < now() - interval '1 day') as "openUploads"`,
  )
  return work ?? nothing
}

function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join('; ')
  return error instanceof Error ? error.message || error.name : String(error)
}
