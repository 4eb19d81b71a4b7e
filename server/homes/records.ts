import type { Confirmation, HelpKind, VisitOutcome } from '#contract/home-words.ts'
import type { Sql } from '#server/platform/db.ts'

/** A visit as it is kept. */
export interface VisitRow {
  id: string
  grid_code: string
  home_code: string
  form_code: string
  form_version: number
  outcome: VisitOutcome
  at: Date
  person_id: string
  unit_code: string
  confirmation: Confirmation | null
  code_key: Buffer | null
  signature_sealed: Buffer | null
  answers_sealed: Buffer | null
  /** YYYY-MM-DD */
  delete_after: string | null
  receipt: string | null
  help: { reportKey: string; kind: HelpKind }[]
}

const columns = `id, grid_code, home_code, form_code, form_version, outcome, at, person_id, unit_code,
  confirmation, code_key, signature_sealed, answers_sealed, delete_after::text, receipt, help`

export async function visitOf(sql: Sql, id: string): Promise<VisitRow | undefined> {
  const [row] = await sql.query<VisitRow & Record<string, unknown>>(
    `select ${columns} from home_visits where id = $1`,
    [id],
    'home-visit-find',
  )
  return row
}

export async function visitByReceipt(sql: Sql, receipt: string): Promise<VisitRow | undefined> {
  const [row] = await sql.query<VisitRow & Record<string, unknown>>(
    `select ${columns} from home_visits where receipt = $1`,
    [receipt],
    'home-visit-by-receipt',
  )
  return row
}

/** The newest hundred of a grid. */
export function visitsOfGrid(sql: Sql, grid: string, form?: string): Promise<VisitRow[]> {
  return sql.query<VisitRow & Record<string, unknown>>(
    `select ${columns} from home_visits
      where grid_code = $1 and ($2::text is null or form_code = $2) order by at desc limit 100`,
    [grid, form ?? null],
    'home-visits-of-grid',
  )
}

/** Answers and signature go; that somebody came stays. @returns whether there was anything */
export async function forgetAnswers(sql: Sql, id: string): Promise<boolean> {
  const rows = await sql.query(
    `update home_visits set answers_sealed = null, signature_sealed = null
      where id = $1 and (answers_sealed is not null or signature_sealed is not null) returning id`,
    [id],
    'home-visit-forget',
  )
  return rows.length > 0
}

/** @param day YYYY-MM-DD: what was to be deleted by then goes @returns of how many visits */
export async function forgetDue(sql: Sql, day: string): Promise<number> {
  const rows = await sql.query(
    `update home_visits set answers_sealed = null, signature_sealed = null
      where delete_after <= $1 and (answers_sealed is not null or signature_sealed is not null)
      returning id`,
    [day],
    'home-visits-forget-due',
  )
  return rows.length
}

export async function addVisitLook(
  sql: Sql,
  look: { id: string; visit: VisitRow; personId: string; purpose: string; at: Date },
): Promise<void> {
  await sql.query(
    `insert into home_visit_looks (id, county_code, visit_id, person_id, purpose, at)
     values ($1, left($2, 6), $3, $4, $5, $6)`,
    [look.id, look.visit.grid_code, look.visit.id, look.personId, look.purpose, look.at],
    'home-visit-look-add',
  )
}

export function looksOfVisit(sql: Sql, id: string): Promise<{ at: Date; purpose: string }[]> {
  return sql.query<{ at: Date; purpose: string }>(
    'select at, purpose from home_visit_looks where visit_id = $1 order by at desc limit 100',
    [id],
    'home-visit-looks',
  )
}
