import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Database } from '#server/platform/db.ts'
import type { Bundle } from './bundle.ts'
import { ImportError } from './row.ts'
import { linesOf, type Table, tableNames, tables } from './tables.ts'

/** A connection of its own that takes batches, one transaction each. */
export interface BatchWriter {
  /** All rows of the batch, or none. @throws unique violations and lost connections */
  write(lines: Readonly<BatchLines>): Promise<void>
  end(): void
}

/**
 * COPY does not go into a table under row security, so it goes into a staging table of the session
 * and one statement a table moves the rows on, under the same policies as every other write.
 */
export async function openWriter(db: Database, keySpace: string): Promise<BatchWriter> {
  const client = await db.connect()
  try {
    await claim(client, keySpace)
    await client.query(
      tableNames
        .map(
          (table) =>
            `create temp table if not exists ${staging(table)} on commit delete rows as
               select ${tables[table].join(', ')} from ${table} with no data`,
        )
        .join(';'),
    )
  } catch (error) {
    client.release(true)
    throw error
  }
  return {
    async write(lines) {
      try {
        await client.query(`begin; select set_config('app.scope', 'system', true)`)
        for (const table of tableNames) await copy(client, table, lines[table])
        await client.query(`${tableNames.map(moveOn).join(';')}; commit`)
      } catch (error) {
        await client.query('rollback').catch(() => undefined)
        throw error
      }
    },
    // Its staging tables go with it.
    end: () => client.release(true),
  }
}

export type BatchLines = Record<Table, string>

export const emptyLines = (): BatchLines => ({ cases: '', reports: '', timeline: '' })

export function addLines(lines: BatchLines, bundle: Bundle): void {
  for (const table of tableNames) lines[table] += linesOf[table](bundle)
}

/** Two runs over the same keys would only trip over each other. Held until the connection ends. */
async function claim(client: PoolClient, keySpace: string): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as free',
    [`gezhong import ${keySpace}`],
  )
  if (!rows[0]?.free)
    throw new ImportError(
      'the same source is being imported by another process: wait for it to end',
    )
}

const staging = (table: Table) => `import_${table}`

function moveOn(table: Table): string {
  const columns = tables[table].join(', ')
  return `insert into ${table} (${columns}) select ${columns} from ${staging(table)}`
}

function copy(client: PoolClient, table: Table, lines: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const into = client.query(
      copyFrom(`copy ${staging(table)} (${tables[table].join(', ')}) from stdin`),
    )
    into.on('error', reject)
    into.on('finish', resolve)
    into.end(lines)
  })
}
