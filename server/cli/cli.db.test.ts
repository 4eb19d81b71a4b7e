import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '#test/database.ts'
import { testSecret } from '#test/database-setup.ts'

const root = join(import.meta.dirname, '../..')
let held: TestDatabase
let folder: string
beforeAll(async () => {
  held = await openTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'gezhong-cli-'))
  // As npx calls it: through a link elsewhere.
  symlinkSync(join(root, 'bin/gezhong'), join(folder, 'gezhong'))
})
afterAll(async () => {
  await held?.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** The real program in a process of its own, from another folder. */
function gezhong(...args: string[]): Promise<{ code: number | null; out: string; said: string }> {
  const env = {
    ...process.env,
    DATABASE_URL: held.url,
    GEZHONG_SECRET: testSecret,
    GEZHONG_DATA: folder,
  }
  const child = spawn(join(folder, 'gezhong'), args, { cwd: folder, env })
  let out = ''
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, said }))
  })
}

const sample = (name: string) => join(root, 'test/samples', name)

test('town --json prints the counts by kind', async () => {
  const { code, out } = await gezhong('town', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    counties: 7,
    townships: 84,
    villages: 531,
    grids: 4011,
    gridsWithoutWorker: 0,
  })
})

test('import, import again, strict, replies, then audit verify', async () => {
  const rejected = join(folder, 'r.csv')
  const reports = ['import', 'reports', sample('reports.csv'), '--rejected', rejected]
  const first = await gezhong(...reports, '--json')
  expect(first.code).toBe(0)
  expect(JSON.parse(first.out)).toMatchObject({
    read: 7,
    added: 4,
    already: 0,
    rejected: 3,
    rejectedFile: rejected,
  })
  expect(first.said).toContain('words <- 诉求内容')
  const second = await gezhong(...reports, '--strict')
  expect(second).toMatchObject({ code: 1, out: expect.stringContaining('already there 4') })
  const replies = await gezhong(
    'import',
    'replies',
    sample('replies.jsonl'),
    '--rejected',
    rejected,
    '--json',
  )
  expect(JSON.parse(replies.out)).toMatchObject({ added: 2, rejected: 1 })
  const audit = await gezhong('audit', 'verify', '--json')
  expect(audit.code).toBe(0)
  expect(JSON.parse(audit.out)).toMatchObject({ ok: true, cases: 6, rows: 18, faults: [] })
})

test('what is misused or missing says so', async () => {
  expect(await gezhong('import', 'reports', 'x.csv', '--batch', 'many')).toMatchObject({
    code: 2,
    said: expect.stringContaining('--batch'),
  })
  expect(await gezhong('import', 'reports', 'x.csv')).toMatchObject({
    code: 1,
    said: expect.stringContaining('there is no file x.csv'),
  })
  expect(await gezhong('import', 'reports', sample('README.md'))).toMatchObject({
    code: 2,
    said: expect.stringContaining('no column for words'),
  })
  expect(await gezhong('audit', 'verify', '--case', '1')).toMatchObject({ code: 2 })
  expect(await gezhong('audit', 'verify', '--case', '0000-0000-0001')).toMatchObject({
    code: expect.any(Number),
    out: '',
  })
})

test('doctor finds this installation sound', async () => {
  const { out } = await gezhong('doctor', '--json')
  const { findings } = JSON.parse(out) as { findings: { check: string; level: string }[] }
  // The year of the machine's clock may lie beyond the seeded calendars: that is doctor's to say.
  const failed = findings.filter(({ check, level }) => level === 'fail' && check !== 'calendar')
  expect(failed).toEqual([])
  expect(findings.length).toBeGreaterThan(12)
})
