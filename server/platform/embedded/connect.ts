import pg from 'pg'
import { port } from './folders.ts'

export interface Login {
  socket: string
  user: string
  password: string
  database: string
}

/** An address `pg` and libpq both understand. */
export function addressOf(login: Login): string {
  const host = encodeURIComponent(login.socket)
  return `postgres://${login.user}:${login.password}@/${login.database}?host=${host}&port=${port}`
}

/** One connection for the length of `work`. */
export async function connected<T>(
  login: Login,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    host: login.socket,
    port,
    user: login.user,
    password: login.password,
    database: login.database,
    application_name: 'gezhong supervisor',
    connectionTimeoutMillis: 3_000,
    query_timeout: 30_000,
  })
  // A server that dies meanwhile fails the query; without a listener it would end the process too.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** SQLSTATE or system code of a failed connection. */
export function codeOf(error: unknown): string {
  return (error as { code?: string } | undefined)?.code ?? ''
}

/** The server is there and says it is not ready yet, or no socket is there yet. */
export function isNotYet(error: unknown): boolean {
  return /^(57P03|ENOENT|ECONNREFUSED|EAGAIN)$/.test(codeOf(error))
}
