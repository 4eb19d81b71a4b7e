import type { StaffRole } from '#contract/roles.ts'
import type { Sql } from '#server/platform/db.ts'

export interface ColleagueRow {
  postId: string
  personId: string
  role: StaffRole
  unitCode: string
  regionCode: string
  /** Sealed. */
  name: Buffer
  phone: Buffer | null
}

/**
 * Who holds a post of these roles within these regions, or in what is above them up to the township.
 * By ranges of the index of places, one region at a time: read whole, the posts of a prefecture take
 * 7 ms at every sync, and for a list of regions PostgreSQL makes the plan anew each time.
 */
export async function colleaguesOf(
  sql: Sql,
  roles: readonly StaffRole[],
  prefixes: readonly string[],
): Promise<ColleagueRow[]> {
  const found = new Map<string, ColleagueRow>()
  for (const prefix of [...new Set(prefixes)].sort()) {
    const rows = await sql.query<ColleagueRow & Record<string, unknown>>(
      `select posts.id as "postId", person_id as "personId", role, unit_code as "unitCode",
         region_code as "regionCode", name_sealed as name, phone_sealed as phone
       from posts join people on people.id = person_id
       where active and valid_to is null and role = any($1)
         and (region_code = $2 or region_code = $3 or (region_code >= $4 and region_code < $4 || ':'))
       order by region_code, role, posts.id limit 400`,
      [roles, prefix.slice(0, 9), prefix.slice(0, 12), prefix],
      'colleagues-of-grid',
    )
    for (const row of rows) found.set(row.postId, row)
  }
  return [...found.values()]
}
