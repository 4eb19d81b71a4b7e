import type { LinkKind } from '#contract/likeness.ts'
import type { Sql } from '#server/platform/db.ts'
import type { Case } from '../case.ts'

/** How two cases stand to each other, if somebody said so. */
export async function linkBetween(
  sql: Sql,
  caseId: string,
  otherId: string,
): Promise<LinkKind | undefined> {
  const [row] = await sql.query<{ kind: LinkKind }>(
    'select kind from case_links where case_id = $1 and other_id = $2',
    [caseId, otherId],
    'link-between',
  )
  return row?.kind
}

export interface Link {
  otherId: string
  kind: LinkKind
  at: Date
}

export async function linksOf(sql: Sql, caseId: string): Promise<Link[]> {
  return sql.query<Link>(
    'select other_id as "otherId", kind, at from case_links where case_id = $1 order by at, other_id',
    [caseId],
    'links-of',
  )
}

/** From both sides, so that each finds the other by its own key. null forgets it. */
export async function relate(
  tx: Sql,
  one: Pick<Case, 'id'>,
  { otherId, kind }: { otherId: string; kind: LinkKind | null },
  at: Date,
): Promise<void> {
  if (kind === null) {
    await tx.query(
      'delete from case_links where (case_id, other_id) in (($1, $2), ($2, $1))',
      [one.id, otherId],
      'unrelate',
    )
    return
  }
  await tx.query(
    `insert into case_links (case_id, county_code, other_id, kind, at)
     select pair.case_id, c.county_code, pair.other_id, $3, $4
       from (values ($1::uuid, $2::uuid), ($2, $1)) as pair (case_id, other_id)
       join cases c on c.id = pair.case_id
      order by pair.case_id
     on conflict (case_id, county_code, other_id) do update set kind = excluded.kind, at = excluded.at`,
    [one.id, otherId, kind, at],
    'relate',
  )
}
