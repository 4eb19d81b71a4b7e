import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const checkout = fileURLToPath(new URL('..', import.meta.url))

/** A program under test: its process, what it said, how it ended. */
export interface Program {
  child: ChildProcess
  pid: number
  /** Everything said so far on both streams. */
  said(): string
  /** Exit code, or the name of the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
  /** Waits until it has said this. @throws with all it said when it ends first or takes too long */
  says(words: RegExp, milliseconds: number): Promise<void>
  /** To its whole process group, as Ctrl-C in a terminal does. */
  signalGroup(signal: NodeJS.Signals): void
}

/** Starts a program in a process group of its own. @param args of Node itself, unless `command` is given */
export function startProgram(
  args: readonly string[],
  options: {
    env?: Record<string, string | undefined>
    /** Instead of Node. */
    command?: string
    cwd?: string
    uid?: number
    gid?: number
  } = {},
): Program {
  const { env, command = process.execPath, cwd = checkout, uid, gid } = options
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  })
  const pid = child.pid
  if (pid === undefined) throw new Error(`${command} could not be started`)
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk))
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'SIGKILL'))
  })
  // A run that is broken off leaves nothing behind.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  ended.finally(() => process.removeListener('exit', kill)).catch(() => undefined)
  return {
    child,
    pid,
    said: () => said,
    ended,
    async says(words, milliseconds) {
      const until = Date.now() + milliseconds
      while (!words.test(said)) {
        const over = child.exitCode !== null || child.signalCode !== null
        if (over || Date.now() > until)
          throw new Error(`${over ? 'it ended' : 'too long'} without saying ${words}:\n${said}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    signalGroup: (signal) => process.kill(-pid, signal),
  }
}

/** Demo mode with a data folder and a port of its own, nothing taken from the caller's environment. */
export function startGezhong(
  given: { dataDir: string; port: number },
  options: Parameters<typeof startProgram>[1] = {},
): Program {
  return startProgram(['bin/start.ts'], {
    ...options,
    env: {
      DATABASE_URL: '',
      HOST: '127.0.0.1',
      GEZHONG_LOG: 'warn',
      GEZHONG_RATE_LIMITS: '0',
      GEZHONG_DATA: given.dataDir,
      PORT: String(given.port),
      ...options.env,
    },
  })
}

export interface Health {
  /** 0: nobody answers. */
  status: number
  retryAfter: string | null
}

export async function health(port: number): Promise<Health> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, {
      signal: AbortSignal.timeout(5_000),
    })
    await answer.text()
    return { status: answer.status, retryAfter: answer.headers.get('retry-after') }
  } catch {
    return { status: 0, retryAfter: null }
  }
}

/** @returns milliseconds until /healthz answered so. @throws when it does not in time */
export async function healthBecomes(
  port: number,
  wanted: number,
  milliseconds: number,
  given: { every?: number; while?: Program } = {},
): Promise<number> {
  const began = performance.now()
  for (;;) {
    if ((await health(port)).status === wanted) return performance.now() - began
    const over = given.while && given.while.child.exitCode !== null
    if (over || performance.now() - began > milliseconds)
      throw new Error(
        `/healthz was not ${wanted} within ${milliseconds} ms\n${given.while?.said() ?? ''}`,
      )
    await new Promise((resolve) => setTimeout(resolve, given.every ?? 30))
  }
}
