import type { Sql } from '#server/platform/db.ts'
import type { Case } from '../case.ts'
import { casesByIds } from '../lists.ts'
import { boxAround } from './score.ts'
import { farthest, longest } from './weights.ts'

const ofEach = 60

/**
 * Ids of matters that may be the same, as far as the scope sees them: open ones within 200 m, open
 * ones of the same kind in the same village, what the same telephone reported, and what was closed
 * lately of the same kind in the same village. Each by an index and of bounded length, whatever has
 * been closed over the years.
 */
export async function likelyIds(sql: Sql, caseFile: Case, now: Date): Promise<string[]> {
  const { id, countyCode, regionCode, categoryCode, lng, lat } = caseFile
  const box = lng !== null && lat !== null ? boxAround({ lng, lat }, farthest) : undefined
  const since = new Date(now.getTime() - longest * 86_400_000)
  const rows = await sql.query<{ id: string }>(
    `(select id from cases where is_open and lng between $2 and $3 and lat between $4 and $5
        and county_code = $6 order by received_at desc limit ${ofEach})
     union
     (select id from cases where is_open and region_code >= $7 and region_code < $7 || '~'
        and length($7) = 12 and category_code = $8 order by received_at desc limit ${ofEach})
     union
     (select r.case_id from reports r where r.phone_key in (
        select phone_key from reports where case_id = $1 and phone_key is not null)
      order by r.received_at desc limit ${ofEach})
     union
     (select id from cases where state in ('CLOSED', 'ARCHIVED') and in_village = $7
        and category_code = $8 and closed_at > $9 order by closed_at desc limit ${ofEach})`,
    [
      id,
      box?.west ?? null,
      box?.east ?? null,
      box?.south ?? null,
      box?.north ?? null,
      countyCode,
      regionCode.slice(0, 12),
      categoryCode,
      since,
    ],
    'likely-ids',
  )
  const { sameAs } = caseFile.facets
  return [...rows.map((row) => row.id), ...(sameAs ? [sameAs] : [])].filter((one) => one !== id)
}

/** Those that can still be merged or come back, of the same county, of the last 90 days. */
export async function likelyCases(sql: Sql, caseFile: Case, now: Date): Promise<Case[]> {
  const since = now.getTime() - longest * 86_400_000
  const found = await casesByIds(sql, await likelyIds(sql, caseFile, now))
  return found.filter(
    ({ countyCode, state, receivedAt, closedAt }) =>
      countyCode === caseFile.countyCode &&
      (closedAt === null
        ? receivedAt.getTime() >= since
        : ['CLOSED', 'ARCHIVED'].includes(state) && closedAt.getTime() >= since),
  )
}

/** The first words of each case, and whether one of its reports came from a telephone of this case. */
export async function wordsOf(
  sql: Sql,
  ids: readonly string[],
  caseId: string,
): Promise<Map<string, { words: string; samePhone: boolean }>> {
  const rows = await sql.query<{ caseId: string; words: string; samePhone: boolean }>(
    `select case_id as "caseId", (array_agg(left(words, 1000) order by received_at, id))[1] as words,
       coalesce(bool_or(phone_key in (
         select phone_key from reports where case_id = $2 and phone_key is not null)), false) as "samePhone"
     from reports where case_id = any ($1::uuid[]) group by case_id`,
    [ids, caseId],
    'words-of',
  )
  return new Map(rows.map(({ caseId: of, ...row }) => [of, row]))
}

export interface Nearby {
  id: string
  state: Case['state']
  receivedAt: Date
  lng: number
  lat: number
}

/** Open matters of a kind around a point that concern nobody in particular: for everyone to know of. */
export async function nearbyOpen(
  sql: Sql,
  point: { lng: number; lat: number },
  categoryCode: string,
): Promise<Nearby[]> {
  const { west, east, south, north } = boxAround(point, farthest)
  return sql.query<Nearby>(
    `select id, state, received_at as "receivedAt", lng, lat from cases
      where is_open and lng between $1 and $2 and lat between $3 and $4 and category_code = $5
        and not confidential and not sensitive limit ${ofEach}`,
    [west, east, south, north, categoryCode],
    'nearby-open',
  )
}
