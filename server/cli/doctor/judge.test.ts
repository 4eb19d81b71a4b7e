import { describe, expect, test } from 'vitest'
import { type DatabaseFacts, type Facts, judge } from './judge.ts'

const database: DatabaseFacts = {
  version: 180_004,
  superuser: false,
  clock: new Date('2026-03-10T02:00:00Z'),
  pendingMigrations: [],
  items: 10_000,
  people: 8_000,
  calendarYears: [2025, 2026],
  secretFits: true,
  waiting: 0,
  failedJobs: 0,
  lastJobError: null,
  openUploads: 0,
}
const well: Facts = {
  now: new Date('2026-03-10T02:00:00Z'),
  nodeVersion: 'v24.21.0',
  configFaults: [],
  unknownVariables: [],
  demo: true,
  dataDir: 'data',
  dataDirFault: undefined,
  freeBytes: 50 * 1024 ** 3,
  how: 'RUNNING',
  databaseFault: undefined,
  database,
  pagesBuilt: true,
}

/** Findings that are not ok, as check:level. */
function amiss(facts: Partial<Facts>, more: Partial<DatabaseFacts> = {}): string[] {
  const findings = judge({
    ...well,
    ...('database' in facts ? {} : { database: { ...database, ...more } }),
    ...facts,
  })
  for (const { level, what, mend } of findings) {
    expect(what).not.toBe('')
    // Whatever is not right says how to mend it.
    expect(level === 'ok' || mend).toBeTruthy()
  }
  return findings
    .filter(({ level }) => level !== 'ok')
    .map(({ check, level }) => `${check}:${level}`)
}

test('a secret that does not open what is sealed is found; none at all is a matter of the configuration', () => {
  expect(amiss({}, { secretFits: false })).toEqual(['secret:fail'])
  expect(amiss({}, { secretFits: undefined })).toEqual([])
})

test('a sound installation has nothing amiss', () => {
  expect(amiss({})).toEqual([])
  expect(judge(well).length).toBeGreaterThan(12)
})

describe('what is amiss', () => {
  test.each<[string, Partial<Facts>, Partial<DatabaseFacts>, string[]]>([
    ['an old Node', { nodeVersion: 'v20.11.0' }, {}, ['node:fail']],
    [
      'every fault of the configuration',
      { configFaults: ['a', 'b'] },
      {},
      ['config:fail', 'config:fail'],
    ],
    ['a misspelt variable', { unknownVariables: ['GEZHONG_SEKRET'] }, {}, ['config:warn']],
    ['a folder of someone else', { dataDirFault: 'closed' }, {}, ['data folder:fail']],
    ['little space', { freeBytes: 1024 ** 3 }, {}, ['data folder:warn']],
    ['no space', { freeBytes: 1024 ** 2 }, {}, ['data folder:fail']],
    ['pages not built', { pagesBuilt: false }, {}, ['pages:warn']],
    ['the embedded database in production', { demo: false }, {}, ['database:warn']],
    ['an old PostgreSQL', {}, { version: 150_002 }, ['version:fail']],
    ['a superuser', {}, { superuser: true }, ['role:warn']],
    ['an older schema', {}, { pendingMigrations: ['0009_x.sql'] }, ['schema:fail']],
    ['no town', {}, { items: 0 }, ['town:fail']],
    ['nobody', {}, { people: 0 }, ['town:fail']],
    ['a calendar that ends within 60 days', {}, { calendarYears: [2026] }, []],
    ['no calendar for this year', {}, { calendarYears: [2025] }, ['calendar:fail']],
    ['a clock that is off', {}, { clock: new Date('2026-03-10T02:00:09Z') }, ['clock:warn']],
    ['a sequencer that lags', {}, { waiting: 30_000 }, ['sequencer:warn']],
    ['failed jobs', {}, { failedJobs: 1, lastJobError: 'x' }, ['jobs:warn']],
    ['many loose uploads', {}, { openUploads: 5_000 }, ['uploads:warn']],
  ])('%s', (_, facts, more, expected) => {
    expect(amiss(facts, more)).toEqual(expected)
  })

  test('next year’s calendar is missed in November', () => {
    const now = new Date('2026-11-22T02:00:00Z')
    expect(amiss({ now }, { clock: now })).toEqual(['calendar:warn'])
    expect(amiss({ now }, { clock: now, calendarYears: [2026, 2027] })).toEqual([])
  })

  test('a database that is not there', () => {
    const gone = { database: undefined, demo: undefined, databaseFault: 'ECONNREFUSED' }
    expect(amiss({ ...gone, how: 'GIVEN' })).toEqual(['database:fail'])
    expect(amiss({ ...gone, how: 'NONE', configFaults: ['no secret'] })).toEqual([
      'config:warn',
      'database:warn',
    ])
  })
})
