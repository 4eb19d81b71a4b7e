import type { BringWay, Told, VisitKind } from '#contract/visits.ts'
import type { Sql } from '#server/platform/db.ts'

/** Who recorded something about which case, where and when. */
interface Entry {
  id: string
  countyCode: string
  caseId: string
  hallCode: string
  at: Date
  postId: string
  personId: string
}

export interface Visit extends Entry {
  kind: VisitKind
  reasonAgain: string | null
  ticketId: string | null
}
export type StoredVisit = Visit & { ticket: string | null }

export interface Note extends Entry {
  handedBack: string[]
  missing: string[]
  told: Told
  bring: BringWay | null
}

/**
 * @returns false when it is there already: this key, this ticket for this matter, or the first visit
 */
export async function addVisit(tx: Sql, visit: Visit, clientKey: string): Promise<boolean> {
  const rows = await tx.query(
    `insert into visits (id, county_code, case_id, hall_code, at, kind, reason_again, ticket_id, post_id,
       person_id, client_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning id`,
    [
      visit.id,
      visit.countyCode,
      visit.caseId,
      visit.hallCode,
      visit.at,
      visit.kind,
      visit.reasonAgain,
      visit.ticketId,
      visit.postId,
      visit.personId,
      clientKey,
    ],
    'visit-add',
  )
  return rows.length > 0
}

export async function hasVisit(sql: Sql, clientKey: string): Promise<boolean> {
  const rows = await sql.query('select from visits where client_key = $1', [clientKey], 'visit-key')
  return rows.length > 0
}

export function visitsOf(sql: Sql, caseId: string): Promise<StoredVisit[]> {
  return sql.query<StoredVisit & Record<string, unknown>>(
    `select v.id, v.county_code as "countyCode", v.case_id as "caseId", v.hall_code as "hallCode", v.at,
       v.kind, v.reason_again as "reasonAgain", v.ticket_id as "ticketId", v.post_id as "postId",
       v.person_id as "personId", t.number as ticket
     from visits v left join tickets t on t.id = v.ticket_id
     where v.case_id = $1 order by v.at, v.kind <> 'FIRST', v.id`,
    [caseId],
    'visits-of',
  )
}

export async function addNote(tx: Sql, note: Note, clientKey: string): Promise<void> {
  await tx.query(
    `insert into hand_over_notes (id, county_code, case_id, hall_code, at, handed_back, missing, told,
       bring_to, post_id, person_id, client_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (client_key, county_code) do nothing`,
    [
      note.id,
      note.countyCode,
      note.caseId,
      note.hallCode,
      note.at,
      note.handedBack,
      note.missing,
      note.told,
      note.bring,
      note.postId,
      note.personId,
      clientKey,
    ],
    'note-add',
  )
}

export function notesOf(sql: Sql, caseId: string): Promise<Note[]> {
  return sql.query<Note & Record<string, unknown>>(
    `select id, county_code as "countyCode", case_id as "caseId", hall_code as "hallCode", at,
       handed_back as "handedBack", missing, told, bring_to as bring, post_id as "postId",
       person_id as "personId"
     from hand_over_notes where case_id = $1 order by at, id`,
    [caseId],
    'notes-of',
  )
}

/** By hall: window matters first brought in these days, and those with one visit at most. */
export function countOnce(
  sql: Sql,
  halls: readonly string[],
  start: Date,
  end: Date,
): Promise<{ hallCode: string; once: number; matters: number }[]> {
  return sql.query(
    `select v.hall_code as "hallCode", count(*)::int as matters,
       (count(*) filter (where not exists (
         select from visits other
         where other.case_id = v.case_id and other.county_code = v.county_code and other.id <> v.id)))::int as once
     from visits v join cases c on c.id = v.case_id and c.county_code = v.county_code
     where v.kind = 'FIRST' and c.channel = 'HALL' and v.hall_code = any ($1) and v.at >= $2 and v.at < $3
     group by v.hall_code order by v.hall_code`,
    [halls, start, end],
    'visits-once',
  )
}
