import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** As `npm start` gives them: a small young generation costs little speed and halves the memory. */
const flags = ['--max-semi-space-size=8', '--max-old-space-size=256']
const start = fileURLToPath(new URL('../../bin/start.ts', import.meta.url))

/** A running Gezhong of its own: embedded database in a temporary folder, a port nobody uses. */
export interface Stand {
  url: string
  port: number
  dataDir: string
  process: ChildProcess
  /** Resident memory of the server process, MB. */
  memory(): Promise<number>
  stop(): Promise<void>
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('no port')),
      )
    })
  })
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'gezhong-stand-'))
}

export async function startStand(options: {
  dataDir: string
  env?: Record<string, string>
  /** Where one stood before; otherwise one that nobody uses. */
  port?: number
}): Promise<Stand> {
  const port = options.port ?? (await freePort())
  const child = spawn(process.execPath, [...flags, start], {
    env: {
      ...process.env,
      PORT: String(port),
      GEZHONG_DATA: options.dataDir,
      GEZHONG_RATE_LIMITS: '0',
      GEZHONG_LOG: 'error',
      ...options.env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  await ready(url, child)
  return {
    url,
    port,
    dataDir: options.dataDir,
    process: child,
    async memory() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
    },
    async stop() {
      if (child.exitCode !== null) return
      const left = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await left
    },
  }
}

/** @throws when it ends, or is not ready within two minutes. */
async function ready(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the server was not ready within two minutes')
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}
