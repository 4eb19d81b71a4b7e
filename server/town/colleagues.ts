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

/** Who holds a post of these roles within these regions, or in what is above them up to the township. */
export async function colleaguesOf(
  sql: Sql,
  roles: readonly StaffRole[],
  prefixes: readonly string[],
): Promise<ColleagueRow[]> {
  if (prefixes.length === 0) return []
  const above = prefixes.flatMap((code) => [code.slice(0, 9), code.slice(0, 12)])
  return sql.query<ColleagueRow & Record<string, unknown>>(
    // By ranges of the index of places: read whole, the posts of a prefecture take 7 ms at every sync.
    `select posts.id as "postId", person_id as "personId", role, unit_code as "unitCode",
       region_code as "regionCode",
       name_sealed as name, phone_sealed as phone
     from (select posts.* from posts
            where valid_to is null and role = any($1) and region_code = any($3)
           union
           select posts.* from unnest($1::text[]) as wanted, unnest($2::text[]) as prefix, posts
            where valid_to is null and role = wanted
              and region_code >= prefix and region_code < prefix || ':') as posts
     join people on people.id = person_id
     where active
     order by region_code, role, posts.id limit 400`,
    [roles, prefixes, above],
    'colleagues-of-grids',
  )
}
