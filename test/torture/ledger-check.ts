import { verifyRecord } from '#server/cases/audit/verify.ts'
import type { Database } from '#server/platform/db.ts'
import { type Sql, system } from '#server/platform/db.ts'
import type { Ledger } from './load.ts'

export interface Verdict {
  cases: number
  rows: number
  lost: string[]
  doubled: string[]
  /** Whatever else does not hold: chain, order, counters, jobs. */
  faults: string[]
}

/** Compares what was acknowledged with what the database holds, and the database with itself. */
export async function checkLedger(db: Database, ledger: Ledger): Promise<Verdict> {
  const verdict: Verdict = { cases: 0, rows: 0, lost: [], doubled: [], faults: [] }
  await db.run(system, async (sql) => {
    await compare(sql, ledger, verdict)
    await checkWholeness(sql, verdict)
    await checkCounters(sql, verdict)
  })
  const audit = await verifyRecord(db)
  verdict.cases = audit.cases
  verdict.rows = audit.rows
  for (const fault of audit.faults.slice(0, 10)) verdict.faults.push(JSON.stringify(fault))
  if (!audit.ok) verdict.faults.push(`audit: ${audit.faultCount} faults`)
  if (audit.waiting > 0) verdict.faults.push(`${audit.waiting} rows are not in the order`)
  return verdict
}

interface Kept {
  key: string
  caseId: string
  command: string
  caseCode: string
}

async function compare(sql: Sql, ledger: Ledger, verdict: Verdict): Promise<void> {
  const kept = await sql.query<Kept>(
    `select t.client_key as key, t.case_id as "caseId", t.command, c.case_code as "caseCode"
     from timeline t join cases c on c.id = t.case_id and c.county_code = t.county_code
     where t.client_key is not null`,
  )
  const byKey = Map.groupBy(kept, (row) => row.key)
  for (const [key, rows] of byKey)
    if (rows.length > 1) verdict.doubled.push(`key ${key}: ${rows.length} rows`)
  const told = [
    ...ledger.intakes.map((intake) => ({ ...intake, command: 'submit' })),
    ...ledger.commands,
  ]
  for (const { clientKey, ...promised } of told) {
    const row = byKey.get(clientKey)?.[0]
    const same =
      row &&
      row.caseId === promised.caseId &&
      row.command === promised.command &&
      (!('caseCode' in promised) || row.caseCode === promised.caseCode)
    if (!same) verdict.lost.push(`${promised.command} ${clientKey}: ${JSON.stringify(row)}`)
  }
}

/** Every case came by one intake, which wrote its report and first row with it. */
async function checkWholeness(sql: Sql, verdict: Verdict): Promise<void> {
  const halves = await sql.query<{ caseCode: string; submits: number; reports: number }>(
    `select c.case_code as "caseCode", coalesce(t.n, 0) as submits, coalesce(r.n, 0) as reports
     from cases c
     left join (select case_id, count(*) as n from timeline where command = 'submit' and seq = 1 group by 1) t on t.case_id = c.id
     left join (select case_id, count(*) as n from reports group by 1) r on r.case_id = c.id
     where coalesce(t.n, 0) <> 1 or coalesce(r.n, 0) <> 1`,
  )
  for (const half of halves) verdict.faults.push(`not whole: ${JSON.stringify(half)}`)
  const strays = await sql.query<{ n: number }>(
    `select (select count(*) from reports r where not exists (select from cases c where c.id = r.case_id))
       + (select count(*) from timeline t where not exists (select from cases c where c.id = t.case_id)) as n`,
  )
  if (strays[0]?.n !== 0) verdict.faults.push(`${strays[0]?.n} rows without their case`)
}

/** The counters are sums of moves; counted anew from the cases they must be the same. */
async function checkCounters(sql: Sql, verdict: Verdict): Promise<void> {
  const wrong = await sql.query(
    `with counted as (
       select 'region' as scope, left(region_code, l) as code, state, count(*) as n from cases,
         unnest(array[4, 6, 9, 12, 15]) as l where length(region_code) >= l group by 2, 3
       union all select 'centre', centre_code, state, count(*) from cases group by 2, 3
       union all select 'unit', lead_unit, state, count(*) from cases where lead_unit is not null group by 2, 3)
     select * from counted full join (select scope, code, state, n as kept from case_counts where n <> 0) k
       using (scope, code, state) where n is distinct from kept limit 20`,
  )
  for (const row of wrong) verdict.faults.push(`counter: ${JSON.stringify(row)}`)
}

/** Waits until the order is complete and the queue empty. @returns what was still open, or nothing */
export async function settle(db: Database, milliseconds: number): Promise<string | undefined> {
  const until = Date.now() + milliseconds
  for (;;) {
    const [open] = await db.run(system, (sql) =>
      sql.query<{ behind: number; jobs: number; locked: number; failed: string | null }>(
        `select (select count(*) from timeline) - (select count(*) from timeline_order) as behind,
           (select count(*) from graphile_worker.jobs) as jobs,
           (select count(*) from graphile_worker.jobs where locked_at is not null) as locked,
           (select min(last_error) from graphile_worker.jobs) as failed`,
      ),
    )
    if (open?.behind === 0 && open.jobs === 0) return undefined
    if (Date.now() > until) return JSON.stringify(open)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
