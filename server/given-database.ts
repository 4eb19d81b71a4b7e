import pg from 'pg'
import { StartError } from './start-error.ts'

/** PostgreSQL 16, as pg_settings counts. */
const oldest = 160_000

/**
 * Asks a PostgreSQL that is not ours, once: an address that is wrong should be told at once, not
 * after a minute of trying. The address itself is not repeated: it may hold a password.
 * @throws StartError
 */
export async function checkGivenDatabase(url: string): Promise<void> {
  const version = await versionOf(url).catch((error: unknown) => {
    const { message, code } = error as { message?: string; code?: string }
    throw new StartError(
      `the PostgreSQL of DATABASE_URL does not let us in: ${message || code}. Is it running, and are host, port, database, user and password right?`,
    )
  })
  if (version < oldest)
    throw new StartError(
      `the PostgreSQL of DATABASE_URL is version ${Math.floor(version / 10_000)}: 16 or newer is needed`,
    )
}

async function versionOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    )
    return rows[0]?.version ?? 0
  } finally {
    await client.end().catch(() => undefined)
  }
}
