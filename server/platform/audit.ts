import type { Sql } from './db.ts'
import { uuidv7 } from './ids.ts'

/** What is not about one case: sign-ins, administration, exports. Append-only. */
export interface AuditEntry {
  at: Date
  personId: string | null
  /** noun.past, as events are: session.begun */
  action: string
  data: Record<string, unknown>
}

export async function writeAudit(sql: Sql, entry: AuditEntry): Promise<void> {
  await sql.query(
    'insert into audit_log (id, at, person_id, action, data) values ($1, $2, $3, $4, $5)',
    [uuidv7(entry.at), entry.at, entry.personId, entry.action, JSON.stringify(entry.data)],
    'audit-write',
  )
}
