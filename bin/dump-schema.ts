/**
 * `node bin/dump-schema.ts`: runs all migrations on an empty database of its own and writes
 * db/schema.sql. Run it after adding a migration; a test compares.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#server/platform/embedded/start.ts'
import { prepareDatabase } from '#server/serve.ts'
import { schemaText } from './schema-text.ts'

const file = new URL('../db/schema.sql', import.meta.url)
const dataDir = await mkdtemp(join(tmpdir(), 'gezhong-schema-'))
const database = await startEmbedded({ dataDir, log: () => undefined })
try {
  await prepareDatabase(database.url)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await writeFile(file, await schemaText(client))
  await client.end()
  console.log('db/schema.sql is written')
} finally {
  await database.stop()
  await rm(dataDir, { recursive: true, force: true })
}
