import type { Sql } from '#server/platform/db.ts'
import type { Case } from './case.ts'

/** A merged matter as far as the one it follows needs to know it. */
export interface Kin {
  id: string
  countyCode: string
  caseCode: string
  parentId: string
  /** Not to be guessed at by whoever reads a notice over a shoulder. */
  hushed: boolean
  answer: { solved: boolean; at: string } | null
}

/** What was merged into this matter, and what was merged into the one that it follows. */
export async function kinOf(sql: Sql, { id, parentId }: Case): Promise<Kin[]> {
  return sql.query<Kin>(
    `select id, county_code as "countyCode", case_code as "caseCode", parent_id as "parentId", confidential or sensitive as hushed, facets->'answer' as answer
       from cases where parent_id = any ($1) and state = 'MERGED' order by id`,
    [[id, ...(parentId ? [parentId] : [])]],
    'kin-of',
  )
}

/** The matter that this one follows, if any. */
export async function followedBy(sql: Sql, caseId: string): Promise<string | undefined> {
  const [row] = await sql.query<{ parentId: string | null }>(
    'select parent_id as "parentId" from cases where id = $1',
    [caseId],
    'followed-by',
  )
  return row?.parentId ?? undefined
}

/** Merging and parting touch several cases: one after the other, whoever asks, so that none can wait for another. */
export async function takeTurnAtMerging(sql: Sql): Promise<void> {
  await sql.query("select pg_advisory_xact_lock(hashtext('cases.merge'))", [], 'turn-at-merging')
}

/** The result that is asked about was given at this instant; before that nobody could rate it. */
export function resultSince({ clocks }: Pick<Case, 'clocks'>): string | undefined {
  return clocks.verify?.startedAt
}

export interface Answers {
  reports: number
  solved: number
  unsolved: number
}

/** Everybody's answers to the present result of a matter; those to one that did not stand are history. */
export function answersTo(
  matter: Pick<Case, 'id' | 'clocks' | 'facets'>,
  kin: readonly Kin[],
): Answers {
  const since = resultSince(matter)
  const joined = kin.filter(({ parentId }) => parentId === matter.id)
  const given = [matter.facets.answer, ...joined.map(({ answer }) => answer)].flatMap((answer) =>
    answer && since !== undefined && answer.at >= since ? [answer] : [],
  )
  const solved = given.filter((answer) => answer.solved).length
  return { reports: joined.length + 1, solved, unsolved: given.length - solved }
}
