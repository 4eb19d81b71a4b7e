import { seesSubtree } from '#server/cases/actor.ts'
import type { Case } from '#server/cases/case.ts'
import { caseColumns } from '#server/cases/columns.ts'
import type { StaffActor } from '#server/http/app.ts'
import type { Sql } from '#server/platform/db.ts'

/** Cases a phone is given at most (OWN): more than anybody settles in a week. */
export const mostHeld = 300
/** Who missed more events than this is told everything anew: cheaper for both. */
const mostMissed = 2000

/** The last place in the commit order. */
export async function positionNow(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ position: number }>(
    'select last_position as position from sequencer',
    [],
    'field-position',
  )
  return row?.position ?? 0
}

/**
 * Open cases of the scope to which something happened after that position; undefined when so much
 * happened that it is better told anew. Looks at the missed events alone, however many cases are closed.
 */
export async function changedSince(
  sql: Sql,
  since: number,
  position: number,
): Promise<Case[] | undefined> {
  if (since > position || position - since > mostMissed) return undefined
  const found = await sql.query<Case>(
    `select ${caseColumns} from cases where is_open and id in (
       select case_id from timeline_order where position > $1 and position <= $2)
     order by next_due_at, id limit ${mostHeld + 1}`,
    [since, position],
    'field-changed',
  )
  return found.length > mostHeld ? undefined : found
}

/** Of these cases, those that are open and still within the scope. */
export async function stillOpen(sql: Sql, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await sql.query<{ id: string }>(
    'select id from cases where id = any($1::uuid[]) and is_open',
    [ids],
    'field-still-open',
  )
  return rows.map(({ id }) => id)
}

/** Open cases of the person's posts, nearest due first; one more than a phone is given. */
export async function openWithin(sql: Sql, actor: StaffActor): Promise<Case[]> {
  const found = new Map<string, Case>()
  for (const { role, regionCode, unitCode } of actor.posts) {
    const rows = seesSubtree(role)
      ? await sql.query<Case>(
          `select ${caseColumns} from cases where is_open and region_code >= $1 and region_code < $1 || ':'
           order by next_due_at, id limit ${mostHeld + 1}`,
          [regionCode],
          'field-open-region',
        )
      : []
    const ofUnit = await sql.query<Case>(
      `select ${caseColumns} from cases where is_open and unit_codes @> array[$1::text]
       order by next_due_at, id limit ${mostHeld + 1}`,
      [unitCode],
      'field-open-unit',
    )
    for (const one of [...rows, ...ofUnit]) found.set(one.id, one)
  }
  const dueOf = ({ nextDueAt }: Case) => nextDueAt?.getTime() ?? Number.MAX_VALUE
  return [...found.values()].sort((a, b) => dueOf(a) - dueOf(b)).slice(0, mostHeld + 1)
}
