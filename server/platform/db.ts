import pg from 'pg'

/**
 * Who asks, as far as row security is concerned: the second wall beneath the policies. A connection
 * without a scope sees no case at all.
 */
export type Scope =
  | { kind: 'system' }
  | { kind: 'post'; regions: readonly string[]; units: readonly string[] }
  | { kind: 'case'; caseId: string }

export const system: Scope = { kind: 'system' }

export interface Sql {
  /** A name makes it a prepared statement of this connection; give one to every query that repeats. */
  query<Row extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
    name?: string,
  ): Promise<Row[]>
}

export interface Transaction extends Sql {
  /** From here to the commit the program writes in its own right, after the actor was permitted. */
  asSystem(): Promise<void>
  /** From here to the commit under this scope; back from asSystem, for one. */
  within(scope: Scope): Promise<void>
}

export interface Database {
  /** One connection, no transaction: for reads of one statement and single-statement writes. */
  run<T>(scope: Scope, work: (sql: Sql) => Promise<T>): Promise<T>
  transaction<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T>
  /** A connection of its own for COPY, LISTEN or advisory locks, without a scope; release it yourself. */
  connect(): Promise<pg.PoolClient>
  pool: pg.Pool
  end(): Promise<void>
}

const setScope = `select set_config('app.scope', $1, $5), set_config('app.regions', $2, $5),
  set_config('app.units', $3, $5), set_config('app.case', $4, $5)`

function scopeValues(scope: Scope): [string, string, string, string] {
  if (scope.kind === 'post') return ['post', scope.regions.join(','), scope.units.join(','), '']
  if (scope.kind === 'case') return ['case', '', '', scope.caseId]
  return ['system', '', '', '']
}

// timestamptz as Date and bigint as number: positions and counts stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export function openDatabase(
  url: string,
  options: { max?: number; onError?: (error: Error) => void } = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 20,
    application_name: 'gezhong',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
  })
  outliveLoss(pool, (error) => options.onError?.(error))
  // The scope a connection carries outlives its use; setting it again is a round trip worth saving.
  const carried = new WeakMap<pg.PoolClient, string>()

  async function checkOut(scope: Scope): Promise<pg.PoolClient> {
    const client = await pool.connect()
    const values = scopeValues(scope)
    const key = values.join('|')
    if (carried.get(client) === key) return client
    try {
      carried.delete(client)
      await client.query({ name: 'set-scope', text: setScope, values: [...values, false] })
      carried.set(client, key)
      return client
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  function sqlOn(client: pg.PoolClient): Sql {
    return {
      async query<Row extends pg.QueryResultRow>(
        text: string,
        values: readonly unknown[] = [],
        name?: string,
      ) {
        const result = await client.query<Row>({
          text,
          values: [...values],
          ...(name ? { name } : {}),
        })
        return result.rows
      },
    }
  }

  return {
    pool,
    async connect() {
      const client = await pool.connect()
      try {
        // What its last user was allowed to see is none of the next one's business.
        carried.delete(client)
        await client.query({ name: 'set-scope', text: setScope, values: ['', '', '', '', false] })
        return client
      } catch (error) {
        client.release(true)
        throw error
      }
    },
    end: () => pool.end(),
    async run(scope, work) {
      const client = await checkOut(scope)
      let broken = false
      try {
        return await work(sqlOn(client))
      } catch (error) {
        broken = isLost(error)
        throw error
      } finally {
        client.release(broken)
      }
    },
    async transaction(scope, work) {
      const client = await checkOut(scope)
      let broken = false
      try {
        await client.query('begin')
        const within = async (chosen: Scope) => {
          const values = [...scopeValues(chosen), true]
          await client.query({ name: 'set-scope', text: setScope, values })
        }
        const result = await work({ ...sqlOn(client), within, asSystem: () => within(system) })
        await client.query('commit')
        return result
      } catch (error) {
        broken = isLost(error)
        if (!broken) await client.query('rollback').catch(() => (broken = true))
        throw error
      } finally {
        client.release(broken)
      }
    },
  }
}

/**
 * A connection that breaks is told of and replaced; without a listener on the connection itself, one
 * that breaks while it is in use would end the process.
 */
export function outliveLoss(pool: pg.Pool, onError: (error: Error) => void): void {
  pool.on('error', onError)
  // Whoever uses it learns by the failure of the query.
  pool.on('connect', (client) => void client.on('error', () => undefined))
}

/** The connection or the server went away; the caller may try again with the same client key. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: string }).code ?? ''
  return (
    /^(57P0[1-3]|08|ECONN|EPIPE|ENOENT|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|53300)/.test(code) ||
    /terminated|timeout exceeded|Connection ended|not queryable|Client has encountered/i.test(
      error.message,
    )
  )
}

/** Of any constraint, or of that one. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const fault = error as { code?: string; constraint?: string }
  return fault?.code === '23505' && (constraint === undefined || fault.constraint === constraint)
}

export function isExclusionViolation(error: unknown, constraint: string): boolean {
  const fault = error as { code?: string; constraint?: string }
  return fault?.code === '23P01' && fault.constraint === constraint
}
