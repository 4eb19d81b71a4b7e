import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { loadEmergencyDetector, loadLexiconClassifier } from '#server/flow/classify/load.ts'
import { giveCommand } from '#server/flow/give.ts'
import { prepareIntake } from '#server/flow/intake/prepare.ts'
import { createSenses } from '#server/flow/intake/senses.ts'
import { writeIntakes } from '#server/flow/intake/write.ts'
import { system } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { openTestDatabase, type TestDatabase } from '#test/database.ts'
import { sequence } from '../sequencer.ts'
import { NoSuchCase, verifyRecord } from './verify.ts'

let held: TestDatabase
beforeAll(async () => {
  held = await openTestDatabase()
  await writeCases(6)
  await order()
})
afterAll(() => held?.drop())

/** Cases of four rows each: submitted, and three reminders. */
async function writeCases(count: number): Promise<void> {
  const { ctx, db, clock } = held
  const dispatcher = await held.actor('fenpai-jiuquan')
  const senses = createSenses(ctx.town, loadLexiconClassifier(), loadEmergencyDetector())()
  const reception = {
    town: ctx.town(),
    senses,
    seal: ctx.seal,
    channel: 'PORTAL',
    receivingRegion: '6209',
  } as const
  for (let n = 0; n < count; n += 1) {
    clock.advance(1000)
    const report = { clientKey: uuidv7(clock.now()), words: `第${n}件：路灯不亮` }
    const intake = prepareIntake(report, { ...reception, now: clock.now() })
    await db.run(system, (sql) => writeIntakes(sql, [intake]))
    for (let times = 0; times < 3; times += 1) {
      clock.advance(1000)
      const given = {
        caseId: intake.caseFile.id,
        command: 'remind',
        payload: { note: `催办${times}` },
      } as const
      await giveCommand(ctx, dispatcher, given)
    }
  }
}

const order = () => sequence(held.db, () => [], held.clock.now())

let cases: string[]
beforeEach(async () => {
  const rows = await held.db.run(system, (sql) =>
    sql.query<{ id: string }>('select id from cases order by id'),
  )
  cases = rows.map(({ id }) => id)
})

const kept = ['cases', 'reports', 'timeline', 'timeline_order', 'seals', 'sequencer']

/**
 * What the check says after that tampering, which is undone again. Tampering takes a superuser who
 * switches the triggers off: the program's own role cannot.
 */
async function afterTampering(tamper: (sql: Tamperer) => Promise<unknown>) {
  // By hand: an address with a socket has no host, which URL refuses.
  const name = /\/\/[^/]*\/([^?]*)/.exec(held.url)?.[1]
  const address = inject('testServer').replace(/(\/\/[^/]*\/)[^?]*/, `$1${name}`)
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    await client.query(`set session_replication_role = 'replica'`)
    for (const table of kept)
      await client.query(`create temp table saved_${table} as select * from ${table}`)
    await tamper(client)
    const report = await verifyRecord(held.db)
    expect(report.ok).toBe(false)
    return report.faults
  } finally {
    for (const table of kept) {
      const { rows } = await client.query<{ names: string }>(
        `select string_agg(column_name, ', ') as names from information_schema.columns
         where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
        [table],
      )
      const names = rows[0]?.names
      await client.query(`delete from ${table}`)
      await client.query(`insert into ${table} (${names}) select ${names} from saved_${table}`)
    }
    await client.end()
  }
}
type Tamperer = Pick<pg.Client, 'query'>

test('the record as written is sound, and says how much it is', async () => {
  const report = await verifyRecord(held.db)
  expect(report.faults).toEqual([])
  expect(report).toMatchObject({ ok: true, cases: 6, rows: 24, waiting: 0 })
  expect(report.seals).toBeGreaterThan(0)
})

test.each([
  ['its data', `data = data || '{"percent": 1}'`],
  ['its time', `at = at + interval '1 second'`],
  ['its time by less than the program writes', `at = at + interval '1 microsecond'`],
  ['who did it', `role = 'SUPERVISOR'`],
])('a row with %s altered is named', async (_, change) => {
  const faults = await afterTampering((sql) =>
    sql.query(`update timeline set ${change} where case_id = $1 and seq = 2`, [cases[2]]),
  )
  expect(faults).toMatchObject([
    { kind: 'ALTERED', caseId: cases[2], seq: 2, caseCode: expect.any(String) },
  ])
})

test('a row removed from the middle is named, with its position', async () => {
  const faults = await afterTampering((sql) =>
    sql.query('delete from timeline where case_id = $1 and seq = 3', [cases[1]]),
  )
  expect(faults).toMatchObject([
    { kind: 'REMOVED', caseId: cases[1], seq: 3, position: expect.any(Number) },
  ])
})

test('the last row removed is named, even when the case is turned back with it', async () => {
  const remove = (sql: Tamperer) =>
    sql.query('delete from timeline where case_id = $1 and seq = 4', [cases[1]])
  expect(await afterTampering(remove)).toMatchObject([
    { kind: 'REMOVED', caseId: cases[1], seq: 4 },
  ])
  const turnBack = async (sql: Tamperer) => {
    await remove(sql)
    await sql.query(
      `update cases set version = 3, chain_hash = (select hash from timeline where case_id = $1 and seq = 3) where id = $1`,
      [cases[1]],
    )
  }
  expect(await afterTampering(turnBack)).toMatchObject([
    { kind: 'REMOVED', caseId: cases[1], seq: 4 },
  ])
})

test('two rows that changed places are named', async () => {
  const faults = await afterTampering(async (sql) => {
    const move = 'update timeline set seq = $2 where case_id = $1 and seq = $3'
    await sql.query(move, [cases[3], 99, 2])
    await sql.query(move, [cases[3], 2, 3])
    await sql.query(move, [cases[3], 3, 99])
  })
  expect(faults).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'REORDERED', caseId: cases[3], seq: 2 }),
      expect.objectContaining({ kind: 'REORDERED', caseId: cases[3], seq: 3 }),
    ]),
  )
})

test('a whole case removed without a trace of its own is named by the order', async () => {
  const faults = await afterTampering(async (sql) => {
    for (const table of ['timeline', 'reports'])
      await sql.query(`delete from ${table} where case_id = $1`, [cases[4]])
    await sql.query('delete from cases where id = $1', [cases[4]])
  })
  expect(faults).toMatchObject([
    { kind: 'CASE_REMOVED', caseId: cases[4], position: expect.any(Number) },
  ])
})

test('only the case row removed: its timeline has no case', async () => {
  const faults = await afterTampering((sql) =>
    sql.query('delete from cases where id = $1', [cases[0]]),
  )
  expect(faults).toMatchObject([{ kind: 'CASE_REMOVED', caseId: cases[0] }])
})

test('a case removed from the order as well breaks the seals', async () => {
  const faults = await afterTampering(async (sql) => {
    for (const table of ['timeline', 'reports', 'timeline_order'])
      await sql.query(`delete from ${table} where case_id = $1`, [cases[4]])
    await sql.query('delete from cases where id = $1', [cases[4]])
  })
  expect(faults.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['ORDER_REMOVED', 'SEAL_BROKEN']),
  )
})

test('words altered, and a report removed', async () => {
  const alter = (sql: Tamperer) =>
    sql.query(`update reports set words = words || '。' where case_id = $1`, [cases[5]])
  expect(await afterTampering(alter)).toMatchObject([
    { kind: 'WORDS_ALTERED', caseId: cases[5], seq: 1 },
  ])
  const remove = (sql: Tamperer) => sql.query('delete from reports where case_id = $1', [cases[5]])
  expect(await afterTampering(remove)).toMatchObject([{ kind: 'WORDS_REMOVED', caseId: cases[5] }])
})

test('the state of a case changed behind its timeline', async () => {
  const close = (sql: Tamperer) =>
    sql.query(`update cases set state = 'CLOSED' where id = $1`, [cases[5]])
  expect(await afterTampering(close)).toMatchObject([{ kind: 'CASE_ALTERED', caseId: cases[5] }])
})

test('a row taken out of the order and everything sealed anew: the sequencer has passed it by', async () => {
  const faults = await afterTampering(async (sql) => {
    await sql.query(
      'delete from timeline_order where position = (select max(position) from timeline_order)',
    )
  })
  expect(faults.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['SEAL_BROKEN', 'NOT_IN_ORDER']),
  )
})

test('rows that wait for their position are no fault; one case can be asked for alone', async () => {
  await writeCases(1)
  const report = await verifyRecord(held.db)
  expect(report).toMatchObject({ ok: true, waiting: 4 })
  const [row] = await held.db.run(system, (sql) =>
    sql.query<{ code: string }>('select case_code as code from cases where id = $1', [cases[0]]),
  )
  expect(await verifyRecord(held.db, { caseCode: row?.code ?? '' })).toMatchObject({
    ok: true,
    cases: 1,
    rows: 4,
  })
  await expect(verifyRecord(held.db, { caseCode: '0000' })).rejects.toThrow(NoSuchCase)
})
