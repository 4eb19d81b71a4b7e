import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { Client } from './client.ts'
import { madeReport } from './reports.ts'
import { sequenced } from './sequenced.ts'
import type { Stand } from './stand.ts'
import { type Figure, load, median, round, spread } from './stats.ts'

const connections = 32
const seconds = Number(process.env.BENCH_SECONDS ?? 8)
/** Baselines and intake in turn: what disturbs the machine for a while disturbs all three. */
const turns = 4

/**
 * Durable intakes over HTTP, whole path, against the same rows by raw SQL: case, report, timeline row
 * and a job row, in one call of a bare client at the same concurrency on the same server. Figures are
 * medians of the turns.
 */
export async function measureIntake(stand: Stand, url: string): Promise<Record<string, Figure>> {
  const raw = await openRaw(url)
  const client = new Client(stand.port, connections)
  let i = 0
  const one = async () => {
    i += 1
    const answer = await client.send('POST', '/api/portal/reports', madeReport(i))
    if (answer.status !== 201) throw new Error(`intake answered ${answer.status}: ${answer.body}`)
  }
  const turnMs = (seconds * 1000) / turns
  await load(connections, 1_000, raw.oneCall)
  await load(connections, 2_000, one)
  const all: { http: number; oneCall: number; sixTrips: number }[] = []
  const durations: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    await sequenced(url)
    const oneCall = (await load(connections, turnMs / 2, raw.oneCall)).perSecond
    const sixTrips = (await load(connections, turnMs / 2, raw.sixTrips)).perSecond
    const http = await load(connections, turnMs, one)
    durations.push(...http.durations)
    all.push({ http: http.perSecond, oneCall, sixTrips })
  }
  client.close()
  await sequenced(url)
  await raw.close()
  const against = (baseline: 'oneCall' | 'sixTrips'): Figure => ({
    value: round(median(all.map(({ http }) => http)), 0),
    unit: 'intakes/s',
    baseline: round(median(all.map((turn) => turn[baseline])), 0),
    ratio: round(median(all.map((turn) => turn.http / turn[baseline]))),
    ...spread(durations),
  })
  return { 'intake.http': against('oneCall'), 'intake.http.six-trips': against('sixTrips') }
}

const insertCase = `insert into raw_cases (id, county_code, case_code, chain_hash, state, title, channel, region_code, located_by, lng, lat,
  centre_code, level, received_at, next_due_at, timer_at, clocks, facets)
  values ($1,'620902',$2,$3,'REGISTERED',$4,'PORTAL','620902004002001','POINT',98.5,39.7,'C-620902','COUNTY',now(),now(),now(),$5,$6)`
const insertReport = `insert into raw_reports (id, county_code, case_id, channel, received_at, words, reporter_sealed, phone_key)
  values ($7,'620902',$1,'PORTAL',now(),$8,$9,$3)`
const insertEntry = `insert into raw_timeline (case_id, county_code, seq, at, event, command, role, data, moved, client_key, payload_hash, prev_hash, hash)
  values ($1,'620902',1,now(),'case.submitted','submit','RESIDENT',$5,$6,$10,$3,$3,$3)`
const insertJob = `insert into raw_jobs (task, payload) values ('intake.accept', $5)`

interface Raw {
  oneCall(lane: number): Promise<void>
  sixTrips(lane: number): Promise<void>
  close(): Promise<void>
}

async function openRaw(url: string): Promise<Raw> {
  const setUp = new pg.Client(url)
  setUp.on('error', () => undefined)
  await setUp.connect()
  await setUp.query(`
    create table raw_cases (like cases including all);
    create table raw_reports (like reports including all);
    create table raw_timeline (like timeline including all);
    create table raw_jobs (id bigint generated always as identity primary key, task text not null, payload jsonb not null, run_at timestamptz not null default now());`)
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client(url)
      // A run that fails takes the database down under them: its own error is the one to show.
      client.on('error', () => undefined)
      await client.connect()
      return client
    }),
  )
  const at = (numbers: number[], text: string) =>
    text.replaceAll(/\$(\d+)/g, (_, number) => `$${numbers.indexOf(Number(number)) + 1}`)
  const values = () => {
    const facets = JSON.stringify(madeReport(1))
    return [
      randomUUID(),
      randomBytes(8).toString('hex'),
      randomBytes(32),
      '天怡家园楼下的洗衣店夜里十一点还开机器',
      facets,
      facets,
      randomUUID(),
      String(madeReport(1).words),
      randomBytes(90),
      randomUUID(),
    ]
  }
  const pick = (all: unknown[], numbers: number[]) => numbers.map((number) => all[number - 1])
  const [forCase, forReport, forEntry, forJob] = [
    [1, 2, 3, 4, 5, 6],
    [1, 3, 7, 8, 9],
    [1, 3, 5, 6, 10],
    [5],
  ]
  const oneCallText = `with a as (${insertCase}), b as (${insertReport}), c as (${insertEntry}) ${insertJob}`
  const oneCall = async (lane: number) => {
    await clients[lane]?.query({ name: 'raw', text: oneCallText, values: values() })
  }
  const sixTrips = async (lane: number) => {
    const client = clients[lane]
    const all = values()
    await client?.query('begin')
    await client?.query({ name: 'c', text: at(forCase, insertCase), values: pick(all, forCase) })
    await client?.query({
      name: 'r',
      text: at(forReport, insertReport),
      values: pick(all, forReport),
    })
    await client?.query({ name: 't', text: at(forEntry, insertEntry), values: pick(all, forEntry) })
    await client?.query({ name: 'j', text: at(forJob, insertJob), values: pick(all, forJob) })
    await client?.query('commit')
  }
  return {
    oneCall,
    sixTrips,
    async close() {
      await Promise.all(clients.map((client) => client.end()))
      await setUp.query('drop table raw_cases, raw_reports, raw_timeline, raw_jobs')
      await setUp.end()
    },
  }
}
