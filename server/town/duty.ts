import type { Sql } from '#server/platform/db.ts'
import type { Seal } from '#server/platform/seal.ts'

export interface PostedWorker {
  name: string
  phone?: string
  fullTime: boolean
  since: Date
}

/** Everyone posted to a grid as its worker, full-time first. A fact of posts: no position of anybody. */
export async function workersOfGrid(
  sql: Sql,
  seal: Seal,
  gridCode: string,
): Promise<PostedWorker[]> {
  const rows = await sql.query<{
    name: Buffer
    phone: Buffer | null
    full_time: boolean
    valid_from: Date
  }>(
    `select name_sealed as name, phone_sealed as phone, full_time, valid_from
       from posts join people on people.id = person_id
      where role = 'GRID_WORKER' and region_code = $1 and valid_to is null and active
      order by full_time desc, valid_from, posts.id`,
    [gridCode],
    'workers-of-grid',
  )
  return rows.map(({ name, phone, full_time, valid_from }) => ({
    name: seal.open(name),
    ...(phone ? { phone: seal.open(phone) } : {}),
    fullTime: full_time,
    since: valid_from,
  }))
}

/** Codes of the grids that have a worker. */
export async function staffedGrids(sql: Sql): Promise<Set<string>> {
  const rows = await sql.query<{ code: string }>(
    `select distinct region_code as code from posts join people on people.id = person_id
      where role = 'GRID_WORKER' and valid_to is null and active`,
    [],
    'staffed-grids',
  )
  return new Set(rows.map(({ code }) => code))
}
