import type { StaffRole } from '#contract/roles.ts'
import type { Sql } from '#server/platform/db.ts'
import type { Seal } from '#server/platform/seal.ts'
import type { Colleague } from './guards.ts'

const held = 'valid_from <= $2 and (valid_to is null or valid_to > $2)'

/** An active person with the posts held at that moment; undefined when there is none. */
export async function findColleague(
  sql: Sql,
  id: string,
  now: Date,
): Promise<Colleague | undefined> {
  const posts = await sql.query<{ role: StaffRole; unitCode: string }>(
    `select role, unit_code as "unitCode" from posts join people on people.id = person_id
      where person_id = $1 and active and ${held}`,
    [id, now],
    'find-colleague',
  )
  return posts.length > 0 ? { id, posts } : undefined
}

/** Active people who hold one of these roles in the unit, by name. */
export async function colleaguesOf(
  sql: Sql,
  seal: Seal,
  unitCode: string,
  now: Date,
  roles: readonly StaffRole[],
): Promise<{ id: string; name: string }[]> {
  const rows = await sql.query<{ id: string; name: Buffer }>(
    `select distinct people.id, name_sealed as name from posts join people on people.id = person_id
      where unit_code = $1 and active and ${held} and role = any ($3)`,
    [unitCode, now, roles],
    'colleagues-of',
  )
  return rows
    .map(({ id, name }) => ({ id, name: seal.open(name) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh'))
}
