import type { Sql } from '#server/platform/db.ts'
import { phoneDigits, type Seal } from '#server/platform/seal.ts'
import { listPeople, type PersonRow } from './people.ts'
import { type Officer, placesSeen } from './policy.ts'

export interface FindPeople {
  /** A login's beginning, a whole telephone, or part of a name. */
  q: string
  role: string
  region: string
  after: string
  limit: number
}

/** Most people opened for one search by name; 8,500 take about 50 ms. */
const mostOpened = 50_000

/**
 * A page of the people an administrator or auditor may see. Names are sealed, so a search by name
 * opens those in reach; logins and telephones go by index.
 */
export async function findPeople(
  sql: Sql,
  seal: Seal,
  officer: Officer,
  find: FindPeople,
): Promise<{ rows: PersonRow[]; next: string | undefined }> {
  const { q, role, region, after, limit } = find
  const phone = phoneDigits(q)
  const isPhone = phone.length >= 7 && /^[\d\s+()-]+$/.test(q)
  const isLogin = !isPhone && /^[a-z0-9._-]+$/i.test(q)
  const byName = q !== '' && !isPhone && !isLogin
  const rows = await listPeople(sql, {
    regions: placesSeen(officer),
    login: isLogin ? q.toLowerCase() : '',
    phoneKey: isPhone ? seal.key(phone) : null,
    role,
    region,
    after,
    limit: byName ? mostOpened : limit + 1,
  })
  const fitting = byName ? rows.filter((row) => seal.open(row.name_sealed).includes(q)) : rows
  const page = fitting.slice(0, limit)
  return { rows: page, next: fitting.length > limit ? page.at(-1)?.id : undefined }
}
