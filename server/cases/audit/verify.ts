import type { PoolClient } from 'pg'
import type { Database } from '#server/platform/db.ts'
import type { TimelineEntry } from '../chain.ts'
import { type AuditCase, type AuditRow, checkCase } from './check-case.ts'
import { OrderCheck, type OrderRow, type Seal, type SequencerState } from './check-order.ts'
import type { AuditFault } from './fault.ts'
import { Findings } from './findings.ts'
import { openSnapshot, type Snapshot } from './snapshot.ts'
import { Stream } from './stream.ts'

export interface AuditReport {
  ok: boolean
  cases: number
  rows: number
  seals: number
  /** Rows that have committed and wait for their position: no fault. */
  waiting: number
  /** All faults found; the list below ends at a thousand. */
  faultCount: number
  faults: AuditFault[]
}

/**
 * Checks the whole record, or one case, in one snapshot beside a running server: chain and words of
 * every case, then the commit order over all cases with its seals. Streams by key; memory stays flat.
 */
export async function verifyRecord(
  db: Database,
  options: { caseCode?: string; progress?: (rows: number) => void } = {},
): Promise<AuditReport> {
  const snapshot = await openSnapshot(db)
  try {
    const [client] = snapshot.clients
    const findings = new Findings()
    const only = options.caseCode === undefined ? undefined : await findId(client, options.caseCode)
    const counts = await verifyCases(snapshot, findings, only, options.progress)
    const order =
      only === undefined ? await verifyOrder(snapshot, findings) : { seals: 0, waiting: 0 }
    if (only !== undefined) await verifyOrderOf(client, findings, only)
    return {
      ok: findings.count === 0,
      ...counts,
      ...order,
      faultCount: findings.count,
      faults: findings.faults,
    }
  } finally {
    await snapshot.end()
  }
}

/** No case has this code. */
export class NoSuchCase extends Error {}

async function findId(client: PoolClient, caseCode: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select id from cases where case_code = $1', [
    caseCode,
  ])
  if (!rows[0]) throw new NoSuchCase(`no case has the code ${caseCode}`)
  return rows[0].id
}

const batch = 4000
const lowest = '00000000-0000-0000-0000-000000000000'
const highest = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

type StoredRow = Omit<TimelineEntry, 'caseId'> & {
  caseId: string
  prevHash: Buffer
  hash: Buffer
  finer: boolean
}

const timelineColumns = `case_id as "caseId", seq, at, event, command, role, person_id as "personId",
  post_id as "postId", unit_code as "unitCode", reason, data, moved, client_key as "clientKey",
  payload_hash as "payloadHash", prev_hash as "prevHash", hash,
  date_trunc('milliseconds', at) <> at as finer`

async function verifyCases(
  { clients: [first, second, third] }: Snapshot,
  findings: Findings,
  only: string | undefined,
  progress: (rows: number) => void = () => undefined,
): Promise<{ cases: number; rows: number }> {
  const [from, to] = [only ?? lowest, only ?? highest]
  // Each stream goes on behind the last key it gave; the first bound is inclusive by the number 0.
  const cases = new Stream<AuditCase>(first, batch, {
    name: 'audit-cases',
    text: `select id, case_code as "caseCode", version, chain_hash as "chainHash", state,
        region_code as "regionCode", centre_code as "centreCode", lead_unit as "leadUnit", county_code as "county"
      from cases where (id, county_code) > ($1::uuid, $2) and id <= $3 order by id, county_code limit $4`,
    first: [from, '', to],
    next: (row) => [row.id, Reflect.get(row, 'county'), to],
  })
  const timeline = new Stream<StoredRow>(second, batch, {
    name: 'audit-timeline',
    text: `select ${timelineColumns} from timeline
      where (case_id, seq) > ($1::uuid, $2::int) and case_id >= $1::uuid and case_id <= $3
      order by case_id, seq limit $4`,
    first: [from, -1, to],
    next: (row) => [row.caseId, row.seq, to],
  })
  const words = new Stream<{ caseId: string; id: string; hash: Buffer }>(third, batch, {
    name: 'audit-words',
    text: `select case_id as "caseId", id, sha256(convert_to(words, 'UTF8')) as hash from reports
      where (case_id, id) > ($1::uuid, $2::uuid) and case_id >= $1::uuid and case_id <= $3
      order by case_id, id limit $4`,
    first: [from, lowest, to],
    next: (row) => [row.caseId, row.id, to],
  })
  const counts = { cases: 0, rows: 0 }
  for (;;) {
    const heads = [(await cases.head())?.id, (await timeline.head())?.caseId]
    const id = heads.filter((head) => head !== undefined).sort()[0]
    if (id === undefined) return counts
    const caseFile = (await cases.take((row) => row.id === id))[0]
    const rows = (await timeline.take((row) => row.caseId === id)).map(auditRow)
    // Reports of cases that are gone stand before: pass over them.
    await words.take((row) => row.caseId < id)
    const hashes = (await words.take((row) => row.caseId === id)).map((row) => row.hash)
    for (const fault of checkCase(id, caseFile, rows, hashes)) findings.add(fault)
    if (caseFile) counts.cases += 1
    const before = counts.rows
    counts.rows += rows.length
    if (Math.floor(before / 10_000) !== Math.floor(counts.rows / 10_000)) progress(counts.rows)
  }
}

function auditRow({ prevHash, hash, finer, ...entry }: StoredRow): AuditRow {
  return { entry, prevHash, hash, finer }
}

const orderColumns = `o.position, o.case_id as "caseId", o.seq, o.hash, t.hash as there, c.id is not null as "hasCase"
  from timeline_order o
  left join timeline t on t.case_id = o.case_id and t.county_code = o.county_code and t.seq = o.seq
  left join cases c on c.id = o.case_id and c.county_code = o.county_code`
type JoinedRow = OrderRow & { hasCase: boolean }

async function verifyOrder({ clients: [first, second, third] }: Snapshot, findings: Findings) {
  const order = new Stream<JoinedRow>(first, batch, {
    name: 'audit-order',
    text: `select ${orderColumns} where o.position > $1 order by o.position limit $2`,
    first: [0],
    next: (row) => [row.position],
  })
  const seals = new Stream<Seal>(second, 500, {
    name: 'audit-seals',
    text: `select number, first_position as "firstPosition", last_position as "lastPosition",
        prev_hash as "prevHash", hash from seals where number > $1 order by number limit $2`,
    first: [0],
    next: (seal) => [seal.number],
  })
  let current: JoinedRow | undefined
  const check = new OrderCheck(
    () => seals.pull(),
    (fault) => {
      if (fault.kind === 'REMOVED' && current?.hasCase === false) findings.gone(fault)
      else findings.add(fault)
    },
  )
  for (let row = await order.pull(); row; row = await order.pull()) {
    current = row
    await check.row(row)
  }
  current = undefined
  const { rows } = await third.query<SequencerState & { xid: string }>(
    'select last_position as position, last_seal as seal, last_hash as hash, last_xid::text as xid from sequencer',
  )
  await check.end(rows[0])
  const waiting = await findUnordered(third, findings, rows[0]?.xid ?? '0')
  return { seals: check.seals, waiting }
}

/** Rows that the sequencer has passed must be in the order; those behind it wait. */
async function findUnordered(client: PoolClient, findings: Findings, xid: string): Promise<number> {
  const counts = await client.query<{ passed: number; waiting: number; ordered: number }>(
    `select count(*) filter (where xid <= $1::xid8) as passed, count(*) filter (where xid > $1::xid8) as waiting,
       (select count(*) from timeline_order) as ordered from timeline`,
    [xid],
  )
  const { passed = 0, waiting = 0, ordered = 0 } = counts.rows[0] ?? {}
  // The comparison of all rows is dear, and needed only where something is amiss.
  if (passed === ordered && findings.count === 0) return waiting
  const missing = await client.query<{ caseId: string; seq: number }>(
    `select case_id as "caseId", seq from timeline t where xid <= $1::xid8 and not exists
       (select from timeline_order o where o.case_id = t.case_id and o.seq = t.seq) limit 1000`,
    [xid],
  )
  for (const row of missing.rows)
    findings.add({ kind: 'NOT_IN_ORDER', ...row, detail: 'the sequencer has passed it by' })
  return waiting
}

async function verifyOrderOf(client: PoolClient, findings: Findings, caseId: string) {
  // The order is not indexed by case: one pass over it, in the database.
  const { rows } = await client.query<JoinedRow>(
    `select ${orderColumns} where o.case_id = $1 order by o.position`,
    [caseId],
  )
  for (const { seq, position, hash, there } of rows) {
    if (!there)
      findings.add({
        kind: 'REMOVED',
        caseId,
        seq,
        position,
        detail: 'the commit order knows the row',
      })
    else if (!there.equals(hash))
      findings.add({ kind: 'ORDER_ALTERED', caseId, seq, position, detail: 'the hashes differ' })
  }
}
