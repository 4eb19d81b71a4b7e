import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { migrate, SchemaError } from '#server/platform/migrate.ts'
import { prepareDatabase } from '#server/serve.ts'
import { schemaText } from '../bin/schema-text.ts'
import { addressOf, testRole } from './database-setup.ts'

const admin = new pg.Client({ connectionString: inject('testServer') })
const made: string[] = []

beforeAll(() => admin.connect())
afterAll(async () => {
  for (const name of made) await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})

async function emptyDatabase(): Promise<string> {
  const name = `schema_${randomBytes(6).toString('hex')}`
  await admin.query(`create database ${name} owner ${testRole}`)
  made.push(name)
  return addressOf(inject('testServer'), name)
}

async function on<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const committed = () => readFile(new URL('../db/schema.sql', import.meta.url), 'utf8')

it('migrations from zero make the schema that is committed (else: node bin/dump-schema.ts)', async () => {
  const url = await emptyDatabase()
  await prepareDatabase(url)
  expect(await on(url, schemaText)).toBe(await committed())
})

it('sees a change of table, policy, trigger and function', async () => {
  const url = await emptyDatabase()
  await prepareDatabase(url)
  for (const change of [
    'alter table people add column nick text',
    'drop policy scope on cases',
    'drop trigger append_only on timeline',
    'create index more on people (created_at)',
    `create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$`,
  ]) {
    const before = await on(url, schemaText)
    await on(url, (client) => client.query(change))
    expect(await on(url, schemaText), change).not.toBe(before)
  }
})

it('a migration sees the rows that are there, row security or not', async () => {
  const url = await emptyDatabase()
  const table = {
    name: '0001_table.sql',
    sql: `create table homes (door text);
      alter table homes enable row level security; alter table homes force row level security;
      create policy scope on homes using (current_setting('app.scope', true) = 'system');
      insert into homes values ('301')`,
  }
  const filled = {
    name: '0002_filled.sql',
    sql: `alter table homes add column floor int; update homes set floor = 3;
      alter table homes alter column floor set not null`,
  }
  await migrate(url, [table])
  expect(await migrate(url, [table, filled])).toEqual([filled.name])
})

it('two programs that start together bring one schema forward, once', async () => {
  const url = await emptyDatabase()
  await Promise.all([prepareDatabase(url), prepareDatabase(url), prepareDatabase(url)])
  expect(await on(url, schemaText)).toBe(await committed())
  expect(await migrate(url)).toEqual([])
})

it('refuses a schema that a newer program broke with, and bears one it only added to', async () => {
  const url = await emptyDatabase()
  await prepareDatabase(url)
  const claim = (name: string) =>
    on(url, (client) =>
      client.query(`insert into migrations (name, checksum) values ($1, '')`, [name]),
    )
  await claim('9998_more.sql')
  expect(await migrate(url)).toEqual([])
  await claim('9999_other.breaking.sql')
  await expect(migrate(url)).rejects.toThrow(SchemaError)
  await expect(migrate(url)).rejects.toThrow(/9999_other\.breaking\.sql/)
})

it('refuses a migration that was changed after it had been applied', async () => {
  const url = await emptyDatabase()
  await migrate(url, [{ name: '0001_a.sql', sql: 'create table a (n int)' }])
  await expect(
    migrate(url, [{ name: '0001_a.sql', sql: 'create table a (n bigint)' }]),
  ).rejects.toThrow(/0001_a\.sql was changed/)
})

it('a migration that fails leaves nothing of itself, and the ones before it stand', async () => {
  const url = await emptyDatabase()
  const first = { name: '0001_a.sql', sql: 'create table a (n int)' }
  const half = { name: '0002_b.sql', sql: 'create table b (n int); select 1 / 0' }
  await expect(migrate(url, [first, half])).rejects.toThrow(/division by zero/)
  expect(await migrate(url, [first, { ...half, sql: 'create table b (n int)' }])).toEqual([
    '0002_b.sql',
  ])
})
