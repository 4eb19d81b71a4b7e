import { spawn } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url))

const root = fileURLToPath(new URL('..', import.meta.url))

/** Whether the built pages are there and no source of theirs is newer: a pulled change is seen. */
export function pagesCurrent(): boolean {
  const built = ['portal', 'console', 'field', 'hall', 'screen'].map(
    (app) => `${root}/dist/apps/${app}/index.html`,
  )
  if (!built.every((file) => existsSync(file))) return false
  const at = Math.min(...built.map((file) => statSync(file).mtimeMs))
  const sources = globSync(['apps/**/*', 'contract/**/*', 'vite.config.ts', 'package-lock.json'], {
    cwd: root,
  })
  return !existsSync(vite) || sources.every((file) => statSync(`${root}/${file}`).mtimeMs <= at)
}

/**
 * Builds the pages with Vite, beside the ones that are there, and puts them in place when whole: a
 * build that is broken off, or done by two at once, leaves no half of one.
 * @throws Error with its output when the build fails
 */
export async function buildPages(signal?: AbortSignal): Promise<void> {
  if (!existsSync(vite))
    throw new Error(
      'the pages are not built and Vite is not installed: run npm install, then npm run build',
    )
  const place = `${root}/dist/apps`
  const [made, old] = [`${root}/dist/made-${process.pid}`, `${root}/dist/old-${process.pid}`]
  try {
    await build(made, signal)
    await rename(place, old).catch(() => undefined)
    // Another was quicker: its build is of the same sources.
    await rename(made, place).catch((error: unknown) => {
      if (!existsSync(place)) throw error
    })
  } finally {
    for (const folder of [made, old]) await rm(folder, { recursive: true, force: true })
  }
}

function build(outDir: string, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: root,
      // Whatever the caller runs under: a test's environment would build the slow development pages.
      env: { ...process.env, NODE_ENV: 'production', GEZHONG_PAGES_OUT: outDir },
      ...(signal ? { signal } : {}),
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk))
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the pages could not be built:\n${output}`)),
    )
  })
}
