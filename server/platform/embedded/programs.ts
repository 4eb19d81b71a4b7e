import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { EmbeddedError } from './error.ts'
import type { Site } from './site.ts'

type Runner = Pick<Site, 'native' | 'account'>

/** Nothing of our own environment (passwords, PG… variables) reaches the server's programs. */
export function launchOptions({ account }: Runner) {
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'Asia/Shanghai' }
  // The current folder may be one the account cannot enter.
  return { ...account, env, cwd: '/' }
}

export function programOf({ native }: Runner, name: 'initdb' | 'postgres'): string {
  return join(native.folder, 'bin', name)
}

/** Runs one program to its end. @throws EmbeddedError with what it wrote when it fails */
export async function runProgram(
  runner: Runner,
  name: 'initdb' | 'postgres',
  args: string[],
  input = '',
): Promise<void> {
  const child = spawn(programOf(runner, name), args, { ...launchOptions(runner), stdio: 'pipe' })
  let written = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      written = (written + chunk.toString()).slice(-4000)
    })
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const failure = await new Promise<string | undefined>((settle) => {
    child.once('error', (error) => settle(error.message))
    child.once('close', (code, signal) => settle(code === 0 ? undefined : `${code ?? signal}`))
  })
  if (failure)
    throw new EmbeddedError(
      `${name} failed (${failure}); set DATABASE_URL if PostgreSQL cannot run here. ${written.trim()}`,
    )
}
