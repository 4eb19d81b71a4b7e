import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyRecord } from '#server/cases/audit/verify.ts'
import type { Case } from '#server/cases/case.ts'
import { caseColumns } from '#server/cases/columns.ts'
import { type PassingEvent, sequence } from '#server/cases/sequencer.ts'
import { loadEmergencyDetector, loadLexiconClassifier } from '#server/flow/classify/load.ts'
import { prepareIntake } from '#server/flow/intake/prepare.ts'
import { createSenses } from '#server/flow/intake/senses.ts'
import { writeIntakes } from '#server/flow/intake/write.ts'
import { nextJobs } from '#server/flow/jobs.ts'
import { system } from '#server/platform/db.ts'
import { openTestDatabase, type TestDatabase } from '#test/database.ts'
import { guessMapping } from './fields.ts'
import { reportMaker } from './import-reports.ts'
import { keyOf } from './keys.ts'
import { openSource } from './open.ts'
import { openRejected } from './rejected.ts'
import { replyMaker } from './replay.ts'
import { type ImportWishes, runImport } from './run.ts'

let held: TestDatabase
let folder: string
beforeAll(async () => {
  held = await openTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'gezhong-import-'))
})
afterAll(async () => {
  await held?.drop()
  rmSync(folder, { recursive: true, force: true })
})

const sample = (name: string) => join(import.meta.dirname, '../../../test/samples', name)
const aside = () => join(folder, 'rejected.csv')

function basics() {
  const { ctx } = held
  const senses = createSenses(ctx.town, loadLexiconClassifier(), loadEmergencyDetector())()
  return { town: ctx.town(), senses, seal: ctx.seal, receivingRegion: '6209', now: ctx.clock.now() }
}

async function run(
  path: string,
  wish: Partial<ImportWishes> & { replies?: boolean; keepTimes?: boolean } = {},
) {
  const { ctx } = held
  const file = await openSource(path)
  const mapping = guessMapping(file.headers)
  const base = { ...basics(), keepTimes: wish.keepTimes === true }
  const rejected = await openRejected(aside(), file.headers)
  const make = wish.replies ? replyMaker(base, mapping) : reportMaker(base)
  const counts = await runImport(
    { ctx, town: base.town, senses: base.senses, file, rejected, make },
    {
      mapping,
      source: file.name,
      sourceGiven: false,
      datum: undefined,
      batchRows: 1000,
      stopping: () => false,
      progress: () => undefined,
      ...wish,
    },
  )
  return { ...counts, aside: await rejected.close() }
}

function lines(name: string, rows: readonly object[]): string {
  const path = join(folder, name)
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'))
  return path
}

const count = async (table: 'cases' | 'notices') =>
  (
    await held.db.run(system, (sql) =>
      sql.query<{ n: number }>(`select count(*) as n from ${table}`),
    )
  )[0]?.n

test('good rows become cases that know their own time, bad ones are set aside with every reason', async () => {
  const result = await run(sample('reports.csv'))
  expect(result).toMatchObject({ read: 7, added: 4, already: 0, rejected: 3 })
  const out = readFileSync(result.aside ?? '', 'utf8')
  expect(out.split('\r\n')[0]).toContain('行号 line,原因 reasons,工单编号')
  expect(out).toMatch(/^6,"?urgent: [^\r]*point: [^\r]*words: [^\r]*reporter\.phone: /m)
  expect(out).toMatch(/^7,"at: ""2024-02-30 10:00""/m)
  expect(out).toMatch(/^9,2 cells under 11 headers,GZ-007,少了几格/m)
  const [row] = await held.db.run(system, (sql) =>
    sql.query(
      `select r.words, r.received_at as at, r.occurred_at as occurred, r.source_key as key, r.reporter_sealed as sealed, c.channel, c.id,
         t.role, t.client_key as "clientKey" from reports r join cases c on c.id = r.case_id
         join timeline t on t.case_id = c.id where r.source_key = 'reports:GZ-003'`,
    ),
  )
  expect(row).toMatchObject({
    words: '村口井盖\\丢失，\t有人差点掉进去',
    at: held.clock.now(),
    occurred: new Date('2024-05-07T23:30:00Z'),
    channel: 'IMPORT',
    role: 'SYSTEM',
    clientKey: keyOf('id', 'reports', 'GZ-003'),
  })
  expect(JSON.parse(held.ctx.seal.open(row?.sealed))).toEqual({ name: '李某' })
})

test('a message of the past is received now, and says when it was said', async () => {
  const path = lines('past.jsonl', [{ id: 1, text: '路灯不亮', time: '2024-05-07 08:05' }])
  await run(path)
  const [row] = await held.db.run(system, (sql) =>
    sql.query(
      `select r.received_at as received, r.occurred_at as occurred, c.next_due_at > $1 as running
       from reports r join cases c on c.id = r.case_id where r.source_key = 'past:1'`,
      [held.ctx.clock.now()],
    ),
  )
  expect(row).toEqual({
    received: held.ctx.clock.now(),
    occurred: new Date('2024-05-07T00:05:00Z'),
    running: true,
  })
  // The way it was received does not make it another row.
  expect(await run(path, { keepTimes: true })).toMatchObject({ added: 0, already: 1 })
})

test('the same file twice adds nothing; a mended one adds what was mended', async () => {
  const before = await count('cases')
  expect(await run(sample('reports.csv'))).toMatchObject({ added: 0, already: 4, rejected: 3 })
  expect(await count('cases')).toBe(before)
  const mended = readFileSync(sample('reports.csv'), 'utf8').replace('2024-02-30', '2024-02-29')
  const path = join(folder, 'reports.csv')
  writeFileSync(path, mended)
  expect(await run(path)).toMatchObject({ added: 1, already: 4, rejected: 2 })
})

test('bulk rows are those of a single intake', async () => {
  const path = lines('single.jsonl', [
    { id: 1, title: '路灯', text: '路灯不亮\n"两盏"', time: '2024-05-07 08:05' },
  ])
  await run(path, { keepTimes: true })
  const report = {
    clientKey: keyOf('id', 'single', '1'),
    title: '路灯',
    words: '路灯不亮\n"两盏"',
    occurredAt: '2024-05-07T00:05:00.000Z',
  }
  const now = new Date('2024-05-07T00:05:00Z')
  const same = { ...report, clientKey: keyOf('other') }
  const intake = prepareIntake(same, { ...basics(), now, channel: 'IMPORT', sourceKey: 'x' })
  await held.db.run(system, (sql) => writeIntakes(sql, [intake]))
  const rows = await held.db.run(system, (sql) =>
    sql.query<Case>(
      `select ${caseColumns} from cases where id in (select case_id from timeline where client_key = any($1))`,
      [[report.clientKey, same.clientKey]],
    ),
  )
  const [a, b] = rows.map(({ id: _, caseCode: __, chainHash: ___, ...rest }) => rest)
  expect(rows).toHaveLength(2)
  expect(a).toEqual(b)
})

test('rows without an id are known by content and how often it came', async () => {
  const rows = [{ text: '一' }, { text: '二' }, { text: '一' }]
  expect(await run(lines('noid.jsonl', rows))).toMatchObject({ added: 3 })
  expect(await run(lines('renamed.jsonl', [...rows, { text: '一' }]))).toMatchObject({
    added: 1,
    already: 3,
  })
  const named = { source: 'elsewhere', sourceGiven: true }
  expect(await run(lines('noid.jsonl', rows), named)).toMatchObject({ added: 3, already: 0 })
})

test('an id that comes again is one case; with other content it is rejected, across batches too', async () => {
  const row = (id: number, text: string) => ({ id, text })
  const path = lines('again.jsonl', [
    row(1, '甲'),
    row(1, '甲'),
    row(2, '乙'),
    row(1, '甲'),
    row(2, '丙'),
    row(3, '丁'),
  ])
  expect(await run(path, { batchRows: 2 })).toMatchObject({
    read: 6,
    added: 3,
    already: 2,
    rejected: 1,
  })
  expect(readFileSync(aside(), 'utf8')).toContain('other content')
  expect(await run(path)).toMatchObject({ added: 0, already: 5, rejected: 1 })
})

test('a stop ends after the batch, and the next run goes on', async () => {
  const path = lines(
    'stop.jsonl',
    Array.from({ length: 10 }, (_, id) => ({ id, text: `第${id}件` })),
  )
  expect(await run(path, { batchRows: 4, stopping: () => true })).toMatchObject({
    read: 4,
    added: 4,
  })
  expect(await run(path)).toMatchObject({ added: 6, already: 4 })
})

test('a file that breaks off: what stands before is taken, and the run says it is not whole', async () => {
  const path = join(folder, 'cut.csv')
  writeFileSync(path, 'id,text\n1,一\n2,二\n3,"三\n4,四\n')
  const result = await run(path)
  expect(result).toMatchObject({
    read: 2,
    added: 2,
    broken: expect.stringContaining('after line 4'),
  })
})

test('someone else takes a key between look and write: the batch looks again', async () => {
  const report = { clientKey: keyOf('id', 'race', '0'), words: '赛0' }
  const path = lines(
    'race.jsonl',
    [0, 1, 2].map((id) => ({ id, text: `赛${id}` })),
  )
  // Not committed yet: the look does not see it, the write waits for it.
  const other = await held.db.transaction(system, async (tx) => {
    await writeIntakes(tx, [prepareIntake(report, { ...basics(), channel: 'IMPORT' })])
    const running = run(path)
    await waitingForLock()
    return { running }
  })
  expect(await other.running).toMatchObject({ read: 3, added: 2, already: 1, rejected: 0 })
})

async function waitingForLock(): Promise<void> {
  for (;;) {
    const waiting = await held.db.run(system, (sql) =>
      sql.query(
        `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      ),
    )
    if (waiting.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('a year without a calendar is the row’s fault', async () => {
  const path = lines('old.jsonl', [
    { text: '旧', time: '1999-01-01 10:00' },
    { text: '新', time: '2026-01-01 10:00' },
  ])
  expect(await run(path, { keepTimes: true })).toMatchObject({ added: 1, rejected: 1 })
  expect(readFileSync(aside(), 'utf8')).toContain('1999')
  // Received now, it needs no calendar of its year.
  expect(await run(path)).toMatchObject({ added: 1, already: 1 })
})

test('replies are replayed as closed cases at their own times, told to nobody', async () => {
  const notices = await count('notices')
  const result = await run(sample('replies.jsonl'), { replies: true })
  expect(result).toMatchObject({ read: 3, added: 2, rejected: 1 })
  expect(await run(sample('replies.jsonl'), { replies: true })).toMatchObject({
    added: 0,
    already: 2,
  })
  expect(await count('notices')).toBe(notices)
  const cases = await held.db.run(system, (sql) =>
    sql.query<Case>(
      `select ${caseColumns} from cases where id in (select case_id from reports where source_key like 'replies:%') order by received_at desc`,
    ),
  )
  const [inTime, late] = cases
  expect(cases.map(({ state }) => state)).toEqual(['CLOSED', 'CLOSED'])
  expect(inTime?.closedAt).toEqual(new Date('2019-04-28T06:56:53Z'))
  const lateness = (caseFile: Case | undefined) => {
    const finish = caseFile?.clocks.finish
    return Date.parse(finish?.stoppedAt ?? '') - Date.parse(finish?.dueAt ?? '')
  }
  expect(lateness(inTime)).toBeLessThan(0)
  expect(lateness(late)).toBeGreaterThan(0)
  const rows = await held.db.run(system, (sql) =>
    sql.query<{ command: string; at: Date; role: string; data: { replayed: boolean } }>(
      'select command, at, role, data from timeline where case_id = $1 order by seq',
      [inTime?.id],
    ),
  )
  expect(rows.map(({ command }) => command)).toEqual([
    'submit',
    'accept',
    'dispatch',
    'sign',
    'resolve',
    'verifyPass',
    'followUpSolved',
  ])
  expect(rows.every(({ role, data }) => role === 'SYSTEM' && data.replayed === true)).toBe(true)
  expect(rows[0]?.at).toEqual(new Date('2019-04-25T01:32:09Z'))
  expect(rows[4]?.at).toEqual(new Date('2019-04-28T06:56:53Z'))
  expect(rows[6]?.data).toMatchObject({ contacted: false, waived: ['answeredOrTried'] })
})

test('the record is sound, and the sequencer asks for no job of the past', async () => {
  const past: PassingEvent[] = []
  const asked: string[] = []
  await sequence(
    held.db,
    (event) => {
      const jobs = nextJobs(event)
      if (event.data.replayed) past.push(event)
      if (event.data.replayed && jobs.length > 0) asked.push(event.event)
      return jobs
    },
    held.clock.now(),
  )
  expect(past).toHaveLength(14)
  expect(asked).toEqual([])
  const report = await verifyRecord(held.db)
  expect(report.faults).toEqual([])
  expect(report).toMatchObject({ ok: true, waiting: 0 })
  expect(report.rows).toBeGreaterThan(30)
})
