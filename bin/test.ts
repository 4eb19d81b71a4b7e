/** `npm test`: lint, types, unit, database and browser tests, in that order, with one summary. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBrowser } from '#test/e2e/browser.ts'
import { buildPages, pagesCurrent } from './build-pages.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name: string) => join(root, 'node_modules/.bin', name)

interface Step {
  name: string
  run: () => Promise<Outcome>
}
interface Outcome {
  ok: boolean
  passed: number
  failed: number
  skipped: number
}

function command(name: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(name, args, { cwd: root, stdio: 'inherit' })
    child.on('error', (error) => {
      console.error(error.message)
      resolve(false)
    })
    child.on('exit', (code) => resolve(code === 0))
  })
}

async function check(name: string, args: readonly string[]): Promise<Outcome> {
  const ok = await command(name, args)
  return { ok, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
}

async function vitest(project: string): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'gezhong-test-'))
  const file = join(folder, 'result.json')
  const ok = await command(bin('vitest'), [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  try {
    const result = JSON.parse(await readFile(file, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      numPendingTests: number
    }
    return {
      ok,
      passed: result.numPassedTests,
      failed: result.numFailedTests + (ok || result.numFailedTests > 0 ? 0 : 1),
      skipped: result.numPendingTests,
    }
  } catch {
    return { ok: false, passed: 0, failed: 1, skipped: 0 }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const steps: Step[] = [
  { name: 'lint', run: () => check(bin('biome'), ['check', '--error-on-warnings', '.']) },
  { name: 'types', run: () => check(bin('tsc'), ['--noEmit']) },
  { name: 'unit', run: () => vitest('unit') },
  {
    name: 'database',
    run: async () => {
      // Its tests of whole processes start many: none of them should have to build the pages.
      if (!pagesCurrent()) await buildPages()
      return vitest('db')
    },
  },
  {
    name: 'browser',
    run: async () => {
      await ensureBrowser()
      if (!pagesCurrent()) await buildPages()
      return vitest('e2e')
    },
  },
]

const only = process.argv.slice(2)
const lines: string[] = []
const sum = { passed: 0, failed: 0, skipped: 0 }
for (const step of steps.filter((each) => only.length === 0 || only.includes(each.name))) {
  console.log(`\n── ${step.name} ──`)
  const from = performance.now()
  const outcome = await step.run()
  sum.passed += outcome.passed
  sum.failed += outcome.failed
  sum.skipped += outcome.skipped
  const seconds = ((performance.now() - from) / 1000).toFixed(0)
  lines.push(
    `  ${outcome.ok ? 'ok    ' : 'FAILED'} ${step.name.padEnd(9)} ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s`,
  )
}
console.log(`\nSummary\n${lines.join('\n')}\n`)
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
process.exit(sum.failed > 0 || lines.some((line) => line.includes('FAILED')) ? 1 : 0)
