import type { Sql } from '#server/platform/db.ts'
import type { Case, Commitment } from './case.ts'
import type { TimelineEntry } from './chain.ts'
import { caseColumns, changingColumns, promiseColumns } from './columns.ts'

/** The case as this scope sees it, locked until the transaction ends; undefined when not seen. */
export async function lockCase(tx: Sql, caseId: string): Promise<Case | undefined> {
  const [row] = await tx.query<Case>(
    `select ${caseColumns} from cases where id = $1 for update`,
    [caseId],
    'lock-case',
  )
  return row
}

export async function findCase(sql: Sql, caseId: string): Promise<Case | undefined> {
  const [row] = await sql.query<Case>(
    `select ${caseColumns} from cases where id = $1`,
    [caseId],
    'find-case',
  )
  return row
}

export async function findCaseByCode(sql: Sql, caseCode: string): Promise<Case | undefined> {
  const [row] = await sql.query<Case>(
    `select ${caseColumns} from cases where case_code = $1`,
    [caseCode],
    'find-case-code',
  )
  return row
}

export async function promisesOf(sql: Sql, caseId: string): Promise<Commitment[]> {
  return sql.query<Commitment>(
    `select ${promiseColumns} from promises where case_id = $1 order by made_at, id`,
    [caseId],
    'promises',
  )
}

export async function countAttachments(sql: Sql, caseId: string): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    'select count(*)::int as n from attachments where case_id = $1',
    [caseId],
    'count-attachments',
  )
  return row?.n ?? 0
}

const assignments = changingColumns.map(([, column], at) => `${column} = $${at + 3}`).join(', ')

export async function updateCase(tx: Sql, caseFile: Case): Promise<void> {
  const values = changingColumns.map(([field]) => caseFile[field])
  await tx.query(
    `update cases set ${assignments} where id = $1 and county_code = $2`,
    [caseFile.id, caseFile.countyCode, ...values],
    'update-case',
  )
}

/** The sweep found nothing to do; a case that moved on meanwhile keeps its own timer. */
export async function lookAgain(sql: Sql, caseFile: Case, at: Date): Promise<void> {
  await sql.query('update cases set timer_at = $3 where id = $1 and version = $2', [
    caseFile.id,
    caseFile.version,
    at,
  ])
}

export async function appendEntry(
  tx: Sql,
  countyCode: string,
  entry: TimelineEntry,
  prevHash: Buffer,
  hash: Buffer,
): Promise<void> {
  await tx.query(
    `insert into timeline (case_id, county_code, seq, at, event, command, role, person_id, post_id, unit_code,
       reason, data, moved, client_key, payload_hash, prev_hash, hash)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)`,
    [
      entry.caseId,
      countyCode,
      entry.seq,
      entry.at,
      entry.event,
      entry.command,
      entry.role,
      entry.personId,
      entry.postId,
      entry.unitCode,
      entry.reason,
      entry.data,
      entry.moved,
      entry.clientKey,
      entry.payloadHash,
      prevHash,
      hash,
    ],
    'append-entry',
  )
}

export interface EarlierCommand {
  caseId: string
  seq: number
  command: string
  payloadHash: Buffer
}

/** The command given under this client key before, if any: the same key twice has one effect. */
export async function findByClientKey(
  sql: Sql,
  clientKey: string,
): Promise<EarlierCommand | undefined> {
  const [row] = await sql.query<EarlierCommand>(
    'select case_id as "caseId", seq, command, payload_hash as "payloadHash" from timeline where client_key = $1',
    [clientKey],
    'find-client-key',
  )
  return row
}

/**
 * The version in which the command of this key left the case, with what the system did at once after
 * it; 0, which no case has, when there was none.
 */
export async function versionLeftBy(sql: Sql, caseId: string, clientKey: string): Promise<number> {
  const [row] = await sql.query<{ version: number }>(
    `select coalesce(max(t.seq), 0) as version from timeline t
     where t.case_id = $1 and t.xid = (select xid from timeline where client_key = $2 and case_id = $1)`,
    [caseId, clientKey],
    'version-left-by',
  )
  return row?.version ?? 0
}

/**
 * The version up to which nobody but the program did anything after `seen`: reminders and acceptance
 * by rule are no word of a colleague that somebody who was away must weigh.
 */
export async function versionSince(sql: Sql, caseId: string, seen: number): Promise<number> {
  const [row] = await sql.query<{ version: number }>(
    `select greatest($2::int, coalesce(
       (select min(seq) - 1 from timeline where case_id = $1 and seq > $2 and role <> 'SYSTEM'),
       (select max(seq) from timeline where case_id = $1))) as version`,
    [caseId, seen],
    'version-since',
  )
  return row?.version ?? seen
}

export async function addPromise(tx: Sql, caseFile: Case, promise: Commitment): Promise<void> {
  await tx.query(
    `insert into promises (id, county_code, case_id, content, promised_by, made_at, checks, next_check_on)
     values ($1,$2,$3,$4,$5,$6,$7,$8)`,
    [
      promise.id,
      caseFile.countyCode,
      caseFile.id,
      promise.content,
      promise.promisedBy,
      promise.madeAt,
      JSON.stringify(promise.checks),
      nextCheck(promise),
    ],
  )
}

export async function updatePromise(tx: Sql, promise: Commitment): Promise<void> {
  await tx.query('update promises set checks = $2, next_check_on = $3 where id = $1', [
    promise.id,
    JSON.stringify(promise.checks),
    nextCheck(promise),
  ])
}

function nextCheck(promise: Commitment): string | null {
  return (
    promise.checks
      .filter((check) => check.kept === undefined)
      .map((check) => check.date)
      .sort()[0] ?? null
  )
}

export async function addCorrection(
  tx: Sql,
  caseFile: Case,
  correction: {
    id: string
    kind: string
    proposed: string | null
    chosen: string
    evidence: unknown
    at: Date
  },
): Promise<void> {
  await tx.query(
    `insert into corrections (id, county_code, case_id, at, kind, proposed, chosen, evidence) values ($1,$2,$3,$4,$5,$6,$7,$8)`,
    [
      correction.id,
      caseFile.countyCode,
      caseFile.id,
      correction.at,
      correction.kind,
      correction.proposed,
      correction.chosen,
      correction.evidence,
    ],
  )
}

export async function dropCorrection(tx: Sql, caseFile: Case, at: Date): Promise<void> {
  await tx.query('delete from corrections where case_id = $1 and county_code = $2 and at = $3', [
    caseFile.id,
    caseFile.countyCode,
    at,
  ])
}
