import { createServer } from 'node:http'
import { Problem } from '#server/platform/problem.ts'
import { StartError } from '#server/start-error.ts'
import { version } from './health.ts'

interface Address {
  host: string
  port: number
}

export interface Porch {
  /** Any number of calls is one. */
  close(): Promise<void>
}

/** Holds the port while the house is being made ready, and tells everyone to come back: 503. */
export async function openPorch(address: Address): Promise<Porch> {
  const server = createServer((request, response) => {
    const health = request.url?.split('?')[0] === '/healthz'
    const body = health
      ? { ready: false, version, database: false }
      : new Problem('unavailable').document()
    response
      .writeHead(503, {
        'content-type': health ? 'application/json' : 'application/problem+json; charset=utf-8',
        'cache-control': 'no-store',
        'retry-after': '2',
        connection: 'close',
      })
      .end(JSON.stringify(body))
  })
  await listening(
    () =>
      new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(address.port, address.host, () => resolve())
      }),
    address,
  )
  let closed: Promise<void> | undefined
  return {
    close() {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      return closed
    },
  }
}

/** @throws StartError when the address cannot be had */
export async function listening(listen: () => Promise<unknown>, address: Address): Promise<void> {
  try {
    await listen()
  } catch (error) {
    const words = told[(error as { code?: string }).code ?? '']
    throw words ? new StartError(words(address)) : error
  }
}

const told: Record<string, (address: Address) => string> = {
  EADDRINUSE: ({ port }) =>
    `port ${port} is taken: stop what uses it, or give another by PORT=8081 or --port 8081`,
  EACCES: ({ port }) =>
    `port ${port} may not be opened by this user: choose one from 1024 up by PORT or --port`,
  EADDRNOTAVAIL: ({ host }) => `HOST ${host} is no address of this machine`,
  ENOTFOUND: ({ host }) => `HOST ${host} cannot be found`,
}
