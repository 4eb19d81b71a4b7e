import type { PoolClient } from 'pg'
import type { Database } from '#server/platform/db.ts'

/** Several connections that all see the database as it was at one instant. */
export interface Snapshot {
  clients: readonly [PoolClient, PoolClient, PoolClient]
  end(): Promise<void>
}

export async function openSnapshot(db: Database): Promise<Snapshot> {
  const held: PoolClient[] = []
  const end = async () => {
    for (const client of held.splice(0)) {
      await client.query('rollback').catch(() => undefined)
      client.release()
    }
  }
  async function open(snapshot?: string): Promise<PoolClient> {
    const client = await db.connect()
    held.push(client)
    await client.query('begin isolation level repeatable read read only')
    if (snapshot) await client.query(`set transaction snapshot '${snapshot}'`)
    await client.query(`select set_config('app.scope', 'system', true)`)
    return client
  }
  try {
    const first = await open()
    const { rows } = await first.query<{ id: string }>('select pg_export_snapshot() as id')
    return { clients: [first, await open(rows[0]?.id), await open(rows[0]?.id)], end }
  } catch (error) {
    await end()
    throw error
  }
}
