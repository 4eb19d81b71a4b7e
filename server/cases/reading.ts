import type { Ctx } from '#server/ctx.ts'
import type { Sql } from '#server/platform/db.ts'
import type { TimelineEntry } from './chain.ts'

export type StoredEntry = Omit<TimelineEntry, 'caseId'> & { prevHash: Buffer; hash: Buffer }

export const entryColumns = `seq, at, event, command, role, person_id as "personId", post_id as "postId",
  unit_code as "unitCode", reason, data, moved, client_key as "clientKey", payload_hash as "payloadHash",
  prev_hash as "prevHash", hash`

export async function timelineOf(sql: Sql, caseId: string): Promise<StoredEntry[]> {
  return sql.query<StoredEntry>(
    `select ${entryColumns} from timeline where case_id = $1 order by seq`,
    [caseId],
    'timeline-of',
  )
}

/** The latest step of a case: its number is the case's version. */
export async function lastEntryOf(
  sql: Sql,
  { id, version }: { id: string; version: number },
): Promise<StoredEntry | undefined> {
  const [row] = await sql.query<StoredEntry>(
    `select ${entryColumns} from timeline where case_id = $1 and seq = $2`,
    [id, version],
    'last-entry-of',
  )
  return row
}

export async function looksOf(sql: Sql, caseId: string) {
  return sql.query<{ at: Date; personId: string; purpose: string; fields: string[] }>(
    'select at, person_id as "personId", purpose, fields from looks where case_id = $1 order by at desc limit 100',
    [caseId],
    'looks-of',
  )
}

/** The same for the person herself: the unit of whoever looked, and no name. */
export function looksTold(sql: Sql, caseId: string) {
  return sql.query<{ at: Date; purpose: string; unitCode: string | null }>(
    `select l.at, l.purpose, p.unit_code as "unitCode"
     from looks l left join posts p on p.id = l.post_id
     where l.case_id = $1 order by l.at desc limit 100`,
    [caseId],
    'looks-told',
  )
}

/** Names of colleagues by id. */
export async function namesOf(
  ctx: Pick<Ctx, 'seal'>,
  sql: Sql,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await sql.query<{ id: string; name: Buffer }>(
    'select id, name_sealed as name from people where id = any($1::uuid[])',
    [wanted],
    'names-of',
  )
  return new Map(rows.map((row) => [row.id, ctx.seal.open(row.name)]))
}

export async function addLook(
  sql: Sql,
  look: {
    id: string
    caseId: string
    countyCode: string
    personId: string
    postId: string
    purpose: string
    fields: string[]
    at: Date
  },
): Promise<void> {
  await sql.query(
    'insert into looks (id, county_code, case_id, person_id, post_id, purpose, fields, at) values ($1,$2,$3,$4,$5,$6,$7,$8)',
    [
      look.id,
      look.countyCode,
      look.caseId,
      look.personId,
      look.postId,
      look.purpose,
      look.fields,
      look.at,
    ],
  )
}
