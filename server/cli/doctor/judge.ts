import { dayOf, yearOf } from '#server/town/calendar/days.ts'

export interface Finding {
  check: string
  level: 'ok' | 'warn' | 'fail'
  what: string
  /** How to put it right; absent when it is. */
  mend?: string
}

/** What was seen of the database; absent when it was not reached. */
export interface DatabaseFacts {
  version: number
  superuser: boolean
  clock: Date
  pendingMigrations: readonly string[]
  /** Items of the town, people; the years of the working calendar. */
  items: number
  people: number
  calendarYears: readonly number[]
  /** Whether the secret given now opens what is sealed; undefined where none is given. */
  secretFits: boolean | undefined
  /** Rows waiting for their position in the commit order. */
  waiting: number
  failedJobs: number
  lastJobError: string | null
  /** Uploads of more than a day that no report took up. */
  openUploads: number
}

export interface Facts {
  now: Date
  nodeVersion: string
  configFaults: readonly string[]
  /** Variables that begin with GEZHONG_ and mean nothing. */
  unknownVariables: readonly string[]
  demo: boolean | undefined
  dataDir: string
  dataDirFault: string | undefined
  freeBytes: number | undefined
  how: 'GIVEN' | 'RUNNING' | 'STARTED' | 'NONE'
  databaseFault: string | undefined
  database: DatabaseFacts | undefined
  pagesBuilt: boolean
}

/** Pure: what is right, what should be looked at, what is broken, each with how to mend it. */
export function judge(facts: Facts): Finding[] {
  const program = [node(facts), ...config(facts), folder(facts), pages(facts), reach(facts)]
  const { database } = facts
  if (!database) return program
  return [
    ...program,
    version(database),
    account(database, facts),
    migrations(database),
    seeds(database),
    ...secret(database),
    calendar(database, facts.now),
    clock(database, facts.now),
    sequencer(database, facts),
    jobs(database),
    uploads(database),
  ]
}

const ok = (check: string, what: string): Finding => ({ check, level: 'ok', what })
const warn = (check: string, what: string, mend: string): Finding => ({
  check,
  level: 'warn',
  what,
  mend,
})
const fail = (check: string, what: string, mend: string): Finding => ({
  check,
  level: 'fail',
  what,
  mend,
})

function node({ nodeVersion }: Facts): Finding {
  const major = Number(nodeVersion.replace(/^v/, '').split('.')[0])
  if (major >= 24) return ok('node', `Node ${nodeVersion}`)
  return fail(
    'node',
    `Node ${nodeVersion} is too old`,
    'npm install brings Node 24; start by npm start or npx gezhong',
  )
}

function config({ configFaults, unknownVariables, demo }: Facts): Finding[] {
  const mend = 'set the variable; the runbook lists them all'
  // Without a database nobody knows whether it will be demo mode, which needs less.
  const broken = configFaults.map((fault) =>
    demo === undefined
      ? warn('config', `${fault} (needed without demo mode)`, mend)
      : fail('config', fault, mend),
  )
  const strange = unknownVariables.map((name) =>
    warn(
      'config',
      `${name} means nothing`,
      'look for a misspelling: the runbook lists the variables',
    ),
  )
  const mode = demo === undefined ? '' : demo ? ' (demo mode)' : ''
  return broken.length + strange.length > 0
    ? [...broken, ...strange]
    : [ok('config', `configuration is complete${mode}`)]
}

const gib = 1024 ** 3

function folder({ dataDir, dataDirFault, freeBytes }: Facts): Finding {
  if (dataDirFault)
    return fail(
      'data folder',
      `${dataDir}: ${dataDirFault}`,
      'give the folder to the user the program runs as, or set GEZHONG_DATA',
    )
  if (freeBytes === undefined) return ok('data folder', dataDir)
  const free = `${dataDir}, ${(freeBytes / gib).toFixed(1)} GiB free`
  if (freeBytes < gib / 4)
    return fail('data folder', free, 'free space now: the database stops when there is none')
  return freeBytes < 2 * gib
    ? warn('data folder', free, 'free some space soon')
    : ok('data folder', free)
}

function pages({ pagesBuilt }: Facts): Finding {
  return pagesBuilt
    ? ok('pages', 'the web pages are built')
    : warn('pages', 'the web pages are not built', 'npm run build (npm start does it by itself)')
}

const unreached = {
  GIVEN: 'start PostgreSQL, and check DATABASE_URL: user, password, host, database',
  RUNNING: 'look into postgres.log in the data folder',
  STARTED: 'do what it says; more stands in postgres.log in the data folder',
} as const

function reach({ how, databaseFault, demo }: Facts): Finding {
  if (databaseFault)
    return how === 'NONE'
      ? warn('database', databaseFault, 'npm start')
      : fail('database', databaseFault, unreached[how])
  if (how === 'GIVEN') return ok('database', 'PostgreSQL of DATABASE_URL answers')
  const state = how === 'RUNNING' ? 'runs beside a server' : 'stopped, and starts'
  if (demo) return ok('database', `embedded PostgreSQL ${state}`)
  return warn(
    'database',
    `embedded PostgreSQL ${state}: it ships without backup programs`,
    'in production use a packaged PostgreSQL by DATABASE_URL',
  )
}

function version({ version: number }: DatabaseFacts): Finding {
  const major = Math.floor(number / 10_000)
  return major >= 16
    ? ok('version', `PostgreSQL ${major}.${number % 10_000}`)
    : fail('version', `PostgreSQL ${major} is too old`, 'use PostgreSQL 16 or newer')
}

function account({ superuser }: DatabaseFacts, { how }: Facts): Finding {
  if (!superuser) return ok('role', 'the program is no superuser of the database')
  const mend = 'create an ordinary role that owns the database, and name it in DATABASE_URL'
  return warn(
    'role',
    `the program logs in ${how === 'GIVEN' ? 'by DATABASE_URL ' : ''}as superuser: row security does not bind it`,
    mend,
  )
}

function migrations({ pendingMigrations: pending }: DatabaseFacts): Finding {
  if (pending.length === 0) return ok('schema', 'the schema is that of this version')
  return fail(
    'schema',
    `not applied: ${pending.join(', ')}`,
    'start the server of this version once',
  )
}

function secret({ secretFits }: DatabaseFacts): Finding[] {
  if (secretFits === undefined) return []
  if (secretFits) return [ok('secret', 'opens what is sealed')]
  return [
    fail(
      'secret',
      'GEZHONG_SECRET does not open what this database sealed',
      'Set the secret it was begun with; without it names and telephones cannot be read again.',
    ),
  ]
}

function seeds({ items, people }: DatabaseFacts): Finding {
  if (items > 0 && people > 0) return ok('town', `${items} documents, ${people} people`)
  return fail(
    'town',
    items > 0 ? 'there are no people' : 'there is no town',
    'start the server: it seeds an empty database',
  )
}

const ahead = 60 * 86_400_000

function calendar({ calendarYears }: DatabaseFacts, now: Date): Finding {
  const years = [now, new Date(now.getTime() + ahead)].map((at) => yearOf(dayOf(at.getTime())))
  const missing = [...new Set(years)].filter((year) => !calendarYears.includes(year))
  if (missing.length === 0)
    return ok(
      'calendar',
      `working days known for 60 days and more (to ${Math.max(...calendarYears)})`,
    )
  const level = missing.includes(years[0] ?? 0) ? fail : warn
  return level(
    'calendar',
    `the working calendar lacks ${missing.join(', ')}: limits that reach it cannot be computed`,
    "import the State Council's holiday notice: console, Administration, Working calendars (管理—工作日历)",
  )
}

function clock({ clock: there }: DatabaseFacts, now: Date): Finding {
  const apart = Math.abs(there.getTime() - now.getTime()) / 1000
  if (apart < 2) return ok('clock', 'clock and database clock agree')
  return warn(
    'clock',
    `clock and database clock are ${apart.toFixed(0)} s apart`,
    'synchronise both machines (NTP): limits and order depend on it',
  )
}

function sequencer({ waiting }: DatabaseFacts, { how }: Facts): Finding {
  if (waiting === 0) return ok('sequencer', 'every row has its position')
  const words = `${waiting} rows wait for their position`
  if (how === 'STARTED')
    return ok('sequencer', `${words}; the server goes on with them when it runs`)
  if (waiting < 20_000) return ok('sequencer', words)
  return warn(
    'sequencer',
    words,
    'look whether the server runs with GEZHONG_JOBS above 0, and for a transaction that does not end (pg_stat_activity)',
  )
}

function jobs({ failedJobs, lastJobError }: DatabaseFacts): Finding {
  if (failedJobs === 0) return ok('jobs', 'no job has failed for good')
  return warn(
    'jobs',
    `${failedJobs} jobs failed for good, last: ${lastJobError ?? 'unknown'}`,
    'mend the cause, then: select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where attempts >= max_attempts), attempts := 0)',
  )
}

function uploads({ openUploads }: DatabaseFacts): Finding {
  if (openUploads < 1000)
    return ok('uploads', `${openUploads} uploads of more than a day belong to no case`)
  return warn(
    'uploads',
    `${openUploads} uploads of more than a day belong to no case`,
    'the server tidies them up every hour: look in its log for "orphans"',
  )
}
