import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#server/platform/db.ts'
import { migrate } from '#server/platform/migrate.ts'
import { createSeal } from '#server/platform/seal.ts'
import { seedTown } from '#server/town/seed/seed.ts'
import { startTestServer } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser's address of the run's server, and the seeded database to copy. */
    testServer: string
  }
}

/** Names and times shared with test/database.ts. */
export const testTemplate = 'gezhong_template'
export const testRole = 'gezhong_test'
const testPassword = 'gezhong_test'
export const testSecret = 'a secret of the tests, long enough to be taken'
export const seededAt = new Date('2026-01-01T00:00:00Z')

/** Once per run: one server, one seeded template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  // Row security does not bind a superuser: tests use the rights the program has.
  await admin.query(
    `do $$ begin create role ${testRole} login createdb password '${testPassword}'; exception when duplicate_object then end $$`,
  )
  await admin.query(`drop database if exists ${testTemplate}`)
  await admin.query(`create database ${testTemplate} owner ${testRole}`)
  const url = addressOf(server.url, testTemplate)
  await runMigrations({ connectionString: url })
  await migrate(url)
  const db = openDatabase(url, { max: 2 })
  const seal = createSeal(testSecret)
  await seedTown(db, { seal, now: seededAt, demo: true, firstAdmin: undefined })
  await db.end()
  await admin.end()
  project.provide('testServer', server.url)
  return () => server.stop()
}

/** The same server, another database, as the ordinary role. */
export function addressOf(server: string, database: string): string {
  // By hand: an address with a socket has no host, which URL refuses.
  const found = /^postgres(?:ql)?:\/\/(?:[^@/]*@)?([^/]*)\/[^?]*(\?.*)?$/.exec(server)
  if (!found) throw new Error('the address of the test server cannot be read')
  const [, host = '', query = ''] = found
  return `postgres://${testRole}:${testPassword}@${host}/${database}${query}`
}
