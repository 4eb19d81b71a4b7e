import type { Sql } from '#server/platform/db.ts'

/** What the town holds now, by kind. */
export interface TownCounts {
  counties: number
  townships: number
  villages: number
  grids: number
  /** People who hold a post as grid worker. */
  gridWorkers: number
  /** Grids without a full-time grid worker. */
  gridsWithoutWorker: number
  gridsWithoutPolice: number
  centres: number
  halls: number
  /** Different departments; each has a unit at the city and at every county. */
  departments: number
  departmentUnits: number
  /** Leaves of the category tree. */
  categories: number
}

/** One query; for `gezhong town --json` and the administration's front page. */
export async function townCounts(sql: Sql): Promise<TownCounts> {
  const rows = await sql.query<TownCounts & Record<string, unknown>>(`
    with items as (select kind, code, data from town_items where valid_to is null),
      held as (
        select p.role, p.region_code, p.full_time, p.person_id from posts p join people on people.id = p.person_id
         where p.valid_to is null and people.active)
    select
      count(*) filter (where kind = 'region' and length(code) = 6) as counties,
      count(*) filter (where kind = 'region' and length(code) = 9) as townships,
      count(*) filter (where kind = 'region' and length(code) = 12) as villages,
      count(*) filter (where kind = 'grid') as grids,
      (select count(distinct person_id) from held where role = 'GRID_WORKER') as "gridWorkers",
      count(*) filter (where kind = 'grid' and code not in
        (select region_code from held where role = 'GRID_WORKER' and full_time)) as "gridsWithoutWorker",
      count(*) filter (where kind = 'grid' and code not in
        (select region_code from held where role = 'POLICE_GRID_WORKER')) as "gridsWithoutPolice",
      count(*) filter (where kind = 'unit' and data ->> 'kind' = 'CENTRE') as centres,
      count(*) filter (where kind = 'hall') as halls,
      count(*) filter (where kind = 'department') as departments,
      count(*) filter (where kind = 'unit' and data ->> 'kind' = 'DEPARTMENT') as "departmentUnits",
      count(*) filter (where kind = 'category' and length(code) = 4) as categories
    from items`)
  const counts = rows[0]
  if (!counts) throw new Error('no counts')
  return counts
}
