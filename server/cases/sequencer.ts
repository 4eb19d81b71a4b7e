import type { Database, Transaction } from '#server/platform/db.ts'
import { type Place, sealHash } from './chain.ts'
import { countOutcomes } from './outcomes.ts'

/** A timeline row as it comes by in commit order. */
export interface PassingEvent {
  caseId: string
  countyCode: string
  seq: number
  event: string
  at: Date
  data: Record<string, unknown>
  moved: { from: Place | null; to: Place }
  hash: Buffer
}

export interface NextJob {
  task: string
  payload: Record<string, unknown>
}

const batchSize = 4000

/**
 * Gives positions to what has committed since the last call, in commit order, seals it, moves the
 * counters and enqueues the jobs that `onEvent` names, in one transaction. Only transactions older
 * than every running one are taken, so nothing can appear behind the position later.
 * @returns the number of events taken; 0 also while another process is at it.
 */
export async function sequence(
  db: Database,
  onEvent: (event: PassingEvent) => NextJob[],
  now: Date,
): Promise<number> {
  return db.transaction({ kind: 'system' }, async (tx) => {
    const [state] = await tx.query<{
      xid: string
      position: number
      seal: number
      hash: Buffer
      current: string
      horizon: string
    }>(
      `select last_xid::text as xid, last_position as position, last_seal as seal, last_hash as hash,
         pg_snapshot_xmax(pg_current_snapshot())::text as current, pg_snapshot_xmin(pg_current_snapshot())::text as horizon
       from sequencer for update skip locked`,
      [],
      'sequencer',
    )
    if (!state) return 0
    // A restored database counts transactions anew: then everything not yet in order is taken.
    const restored = BigInt(state.current) < BigInt(state.xid)
    const events = restored
      ? await unordered(tx, state.horizon)
      : await since(tx, state.xid, state.horizon)
    const last = events.at(-1)
    if (!last && !restored) return 0
    const position = state.position + events.length
    if (events.length > 0) {
      const hash = sealHash(
        state.hash,
        events.map((event) => event.hash),
      )
      await writeOrder(tx, events, state.position)
      await tx.query(
        'insert into seals (number, first_position, last_position, prev_hash, hash, at) values ($1,$2,$3,$4,$5,$6)',
        [state.seal + 1, state.position + 1, position, state.hash, hash, now],
        'add-seal',
      )
      await moveCounters(tx, events)
      await countOutcomes(tx, events)
      await enqueue(tx, events.flatMap(onEvent))
      await tx.query(
        'update sequencer set last_position = $1, last_seal = last_seal + 1, last_hash = $2',
        [position, hash],
        'sequencer-on',
      )
    }
    const reached = last?.xid ?? String(BigInt(state.horizon) - 1n)
    await tx.query('update sequencer set last_xid = $1::xid8', [reached], 'sequencer-xid')
    return events.length
  })
}

type Row = PassingEvent & { xid: string }
const columns = `t.case_id as "caseId", t.county_code as "countyCode", t.seq, t.event, t.at, t.data, t.moved, t.hash, t.xid::text as xid`

async function since(tx: Transaction, xid: string, horizon: string): Promise<Row[]> {
  // Whole transactions only: a large import counts as one, whatever the batch size.
  return tx.query<Row>(
    `select ${columns} from timeline t
     where t.xid > $1::xid8 and t.xid < $2::xid8 and t.xid <= coalesce(
       (select xid from timeline where xid > $1::xid8 and xid < $2::xid8 order by xid offset ${batchSize} limit 1), $2::xid8)
     order by t.xid, t.case_id, t.seq`,
    [xid, horizon],
    'timeline-since',
  )
}

async function unordered(tx: Transaction, horizon: string): Promise<Row[]> {
  return tx.query<Row>(
    `select ${columns} from timeline t
     where (t.xid < $1::xid8 or t.xid > pg_snapshot_xmax(pg_current_snapshot()))
       and not exists (select from timeline_order o where o.case_id = t.case_id and o.seq = t.seq)
     order by t.at, t.case_id, t.seq`,
    [horizon],
  )
}

async function writeOrder(tx: Transaction, events: readonly Row[], before: number): Promise<void> {
  await tx.query(
    `insert into timeline_order (position, case_id, county_code, seq, hash)
     select $1 + row_number() over (order by at), case_id, county_code, seq, hash
     from unnest($2::uuid[], $3::text[], $4::int[], $5::bytea[]) with ordinality as e (case_id, county_code, seq, hash, at)`,
    [
      before,
      events.map((e) => e.caseId),
      events.map((e) => e.countyCode),
      events.map((e) => e.seq),
      events.map((e) => e.hash),
    ],
    'write-order',
  )
}

/** Counters of every region above the case, of its centre and of its unit, by state. */
export function counterMoves(events: readonly Pick<PassingEvent, 'moved'>[]): Map<string, number> {
  const moves = new Map<string, number>()
  const add = (key: string, n: number) => moves.set(key, (moves.get(key) ?? 0) + n)
  const count = (place: Place, n: number) => {
    for (const length of [4, 6, 9, 12, 15]) {
      if (place.region.length >= length)
        add(`region|${place.region.slice(0, length)}|${place.state}`, n)
    }
    add(`centre|${place.centre}|${place.state}`, n)
    if (place.unit) add(`unit|${place.unit}|${place.state}`, n)
  }
  for (const { moved } of events) {
    if (moved.from) count(moved.from, -1)
    count(moved.to, 1)
  }
  for (const [key, n] of moves) if (n === 0) moves.delete(key)
  return moves
}

async function moveCounters(tx: Transaction, events: readonly Row[]): Promise<void> {
  const moves = [...counterMoves(events)].map(([key, n]) => [...key.split('|'), n] as const)
  if (moves.length === 0) return
  await tx.query(
    `insert into case_counts (scope, code, state, n)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
     on conflict (scope, code, state) do update set n = case_counts.n + excluded.n`,
    [
      moves.map((m) => m[0]),
      moves.map((m) => m[1]),
      moves.map((m) => m[2]),
      moves.map((m) => m[3]),
    ],
    'move-counters',
  )
}

async function enqueue(tx: Transaction, jobs: readonly NextJob[]): Promise<void> {
  if (jobs.length === 0) return
  await tx.query(
    'select enqueue($1::text[], $2::json[])',
    [jobs.map((job) => job.task), jobs.map((job) => JSON.stringify(job.payload))],
    'enqueue',
  )
}
