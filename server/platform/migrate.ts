import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { sha256 } from './canonical.ts'

const folder = new URL('../../db/migrations/', import.meta.url)
const lockKey = 6209_0001

export interface Migration {
  name: string
  sql: string
}

export class SchemaError extends Error {}

export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(new URL(name, folder), 'utf8') })),
  )
}

/**
 * Brings the schema forward. Two processes starting together take turns on an advisory lock; each
 * migration commits with its own row. A schema newer than this program is refused when one of the
 * unknown migrations calls itself breaking (its name ends in `.breaking.sql`).
 * @returns the names applied now.
 */
export async function migrate(url: string, migrations?: Migration[]): Promise<string[]> {
  const known = migrations ?? (await readMigrations())
  const client = new pg.Client({ connectionString: url })
  // Broken while it is in use it fails the query; without a listener it would end the process too.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(`create table if not exists migrations
      (name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migrations',
    )
    refuseUnknown(
      rows.map((row) => row.name),
      known,
    )
    const applied = new Map(rows.map((row) => [row.name, row.checksum]))
    const done: string[] = []
    for (const { name, sql } of known) {
      const checksum = sha256(sql).toString('hex')
      const before = applied.get(name)
      if (before !== undefined && before !== checksum)
        throw new SchemaError(`migration ${name} was changed after it had been applied`)
      if (before !== undefined) continue
      await client.query('begin')
      // Row security holds for the owner of the tables, too: without a scope a migration sees no row.
      await client.query("select set_config('app.scope', 'system', true)")
      await client.query(sql)
      await client.query('insert into migrations (name, checksum) values ($1, $2)', [
        name,
        checksum,
      ])
      await client.query('commit')
      done.push(name)
    }
    return done
  } finally {
    await client.end().catch(() => undefined)
  }
}

function refuseUnknown(applied: string[], known: Migration[]): void {
  const names = new Set(known.map((migration) => migration.name))
  const breaking = applied.filter((name) => !names.has(name) && name.endsWith('.breaking.sql'))
  if (breaking.length > 0) {
    throw new SchemaError(
      `the database was changed by a newer program (${breaking.join(', ')}): install that version or a later one`,
    )
  }
}
