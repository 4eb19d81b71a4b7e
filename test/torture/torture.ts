import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '#server/platform/db.ts'
import { embeddedUrl } from '#server/platform/embedded/running.ts'
import { randomOf } from '#server/town/make/random.ts'
import { freePort, removeFolder, temporaryFolder } from '../bench/stand.ts'
import { health } from '../program.ts'
import { House } from './house.ts'
import { checkLedger, settle } from './ledger-check.ts'
import { dispatchOn, newLedger, reportOn } from './load.ts'
import { backends, postmaster } from './victims.ts'

export const blows = ['SERVER', 'DATABASE', 'BOTH', 'BACKEND'] as const
export type Blow = (typeof blows)[number]

export interface TortureReport {
  kills: number
  byKind: Record<Blow, number>
  seed: number
  acknowledged: number
  commands: number
  retried: number
  /** Acknowledged and not there, or there as something else. */
  lost: number
  doubled: number
  cases: number
  rows: number
  /** From the kill to the first acknowledgement of a request sent after requests had failed. */
  recoveryMs: { server: Spread; database: Spread }
  /** 503 answers with Retry-After while the database was away. */
  toldToWait: number
  /** Longest time without an acknowledgement between kills is in recoveryMs; orderly stop at the end. */
  stopMs: number
  seconds: number
  /** Anything that should not be; empty when all is well. */
  faults: string[]
}

export interface Spread {
  p50: number | null
  max: number | null
  n: number
}

const lanes = { residents: 16, dispatchers: 3 } as const
const patience = { recovery: 60_000, settle: 150_000 } as const

/** Load on a house of its own, kill -9 at random moments, and the reckoning. */
export async function torture(given: {
  kills: number
  seed: number
  say?: (line: string) => void
}): Promise<TortureReport> {
  const say = given.say ?? (() => undefined)
  const began = performance.now()
  const random = randomOf(given.seed)
  const dataDir = await temporaryFolder()
  const house = new House({ port: await freePort(), dataDir })
  const ledger = newLedger()
  const faults: string[] = []
  const recoveries = { server: [] as number[], database: [] as number[] }
  const byKind: Record<Blow, number> = { SERVER: 0, DATABASE: 0, BOTH: 0, BACKEND: 0 }
  let going = true
  try {
    await house.open()
    say(`open after ${Math.round(performance.now() - began)} ms`)
    const residents = house.client(lanes.residents)
    const staff = Array.from({ length: lanes.dispatchers }, () => house.client(1))
    const running = [
      ...Array.from({ length: lanes.residents }, (_, first) =>
        reportOn(residents, ledger, { first, step: lanes.residents, going: () => going }),
      ),
      ...staff.map((client, lane) =>
        dispatchOn(client, ledger, {
          login: 'fenpai-suzhou',
          lane,
          lanes: lanes.dispatchers,
          going: () => going,
        }),
      ),
    ].map((lane) => lane.catch((error: unknown) => void faults.push(`lane: ${String(error)}`)))
    await pause(1_000)

    for (let kill = 1; kill <= given.kills; kill += 1) {
      // Sometimes while the last blow is still being recovered from: that is a moment like others.
      await pause(random() * 1_200)
      const blow = blowOf(random())
      const at = performance.now()
      await strike(house, blow, random)
      byKind[blow] += 1
      const ms = await recovered(ledger, at)
      const kind = blow === 'SERVER' || blow === 'BOTH' ? 'server' : 'database'
      if (ms === undefined) faults.push(`kill ${kill} (${blow}): not recovered within a minute`)
      else if (ms > 0) recoveries[kind].push(ms)
      say(`kill ${kill} ${blow}: ${ms === undefined ? 'NOT RECOVERED' : `${Math.round(ms)} ms`}`)
    }
    await pause(500)
    going = false
    await Promise.all(running)
    residents.close()
    for (const client of staff) client.close()

    const last = await health(house.port)
    if (last.status !== 200) faults.push(`/healthz answers ${last.status} at the end`)
    const url = embeddedUrl(dataDir)
    if (!url) throw new Error('no database runs at the end')
    const db = openDatabase(url, { max: 8 })
    const unsettled = await settle(db, patience.settle)
    if (unsettled) faults.push(`not settled: ${unsettled}`)
    const verdict = await checkLedger(db, ledger)
    await db.end()
    const { how, ms: stopMs } = await house.close()
    if (how !== 0) faults.push(`the last stop ended with ${how}: ${house.said().slice(-2000)}`)
    if (postmaster(dataDir)) faults.push('a database was left running')
    faults.push(...house.fell.map((words) => `the server fell: ${words}`))
    faults.push(...[...new Set(ledger.strange)].slice(0, 20), ...verdict.faults)
    faults.push(...verdict.lost.slice(0, 20), ...verdict.doubled.slice(0, 20))
    return {
      kills: given.kills,
      byKind,
      seed: given.seed,
      acknowledged: ledger.intakes.length,
      commands: ledger.commands.length,
      retried: ledger.retried,
      lost: verdict.lost.length,
      doubled: verdict.doubled.length,
      cases: verdict.cases,
      rows: verdict.rows,
      recoveryMs: { server: spread(recoveries.server), database: spread(recoveries.database) },
      toldToWait: ledger.unavailable,
      stopMs: Math.round(stopMs),
      seconds: Math.round((performance.now() - began) / 1000),
      faults,
    }
  } finally {
    going = false
    await house.close()
    await removeFolder(dataDir)
  }

  /** @returns 0 when nobody noticed, undefined when the time was up */
  async function recovered(of: typeof ledger, at: number): Promise<number | undefined> {
    while (performance.now() - at < patience.recovery) {
      if (of.lastFailure > at && of.lastGood > of.lastFailure - 1) return performance.now() - at
      if (of.lastFailure < at && performance.now() - at > 3_000) return 0
      await pause(5)
    }
    return undefined
  }
}

/** Server and database as often as each other, both together and single backends less. */
function blowOf(chance: number): Blow {
  if (chance < 0.35) return 'SERVER'
  if (chance < 0.7) return 'DATABASE'
  return chance < 0.85 ? 'BOTH' : 'BACKEND'
}

async function strike(house: House, blow: Blow, random: () => number): Promise<void> {
  const database = postmaster(house.dataDir)
  if (blow === 'SERVER' || blow === 'BOTH') house.killServer()
  if (database && (blow === 'DATABASE' || blow === 'BOTH')) process.kill(database, 'SIGKILL')
  if (database && blow === 'BACKEND') {
    const all = backends(database)
    const victim = all[Math.floor(random() * all.length)]
    if (victim) kill(victim)
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself in this very moment.
  }
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b).map(Math.round)
  return {
    p50: sorted[Math.floor(sorted.length / 2)] ?? null,
    max: sorted.at(-1) ?? null,
    n: sorted.length,
  }
}
