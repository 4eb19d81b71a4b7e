import type { JointAnswer, JointState } from '#contract/joint-words.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { Sql } from '#server/platform/db.ts'

export interface VisitRow {
  id: string
  countyCode: string
  caseId: string
  caseCode: string
  title: string
  categoryCode: string | null
  plannedAt: Date
  /** Sealed, as every text of the people. */
  place: Buffer
  state: JointState
  plannedBy: string
  closedAt: Date | null
  cancelReason: Buffer | null
}

const columns = `v.id, v.county_code as "countyCode", v.case_id as "caseId", c.case_code as "caseCode",
  c.title, c.category_code as "categoryCode", v.planned_at as "plannedAt", v.place_sealed as place, v.state,
  v.planned_by as "plannedBy", v.closed_at as "closedAt", v.cancel_reason_sealed as "cancelReason"`
const withCase = 'joint_visits v join cases c on c.id = v.case_id and c.county_code = v.county_code'

/** Holds whoever else writes to this visit back until the transaction is over. */
export async function lockVisit(tx: Sql, id: string): Promise<VisitRow | undefined> {
  const [row] = await tx.query<VisitRow & Record<string, unknown>>(
    `select ${columns} from ${withCase} where v.id = $1 for update of v`,
    [id],
    'joint-lock',
  )
  return row
}

export function visitsOfCase(sql: Sql, caseId: string): Promise<VisitRow[]> {
  return sql.query<VisitRow & Record<string, unknown>>(
    `select ${columns} from ${withCase} where v.case_id = $1 order by v.planned_at desc, v.id limit 100`,
    [caseId],
    'joint-of-case',
  )
}

/** To which any of these posts was asked: what is planned, and what is over since then. */
const ofPosts = `v.id in (select visit_id from joint_members
  where post_id = any($1::uuid[]) and (is_open or planned_at > $2))`

export function visitsOfPosts(
  sql: Sql,
  posts: readonly string[],
  since: Date,
): Promise<VisitRow[]> {
  return sql.query<VisitRow & Record<string, unknown>>(
    `select ${columns} from ${withCase} where ${ofPosts} order by v.planned_at, v.id limit 200`,
    [posts, since],
    'joint-of-posts',
  )
}

/**
 * Another mark whenever one of them is another. One post at a time: for a list of unknown length
 * PostgreSQL makes the plan anew at every sync, which takes longer than the looking.
 */
export async function markOfPosts(
  sql: Sql,
  posts: readonly string[],
  since: Date,
): Promise<string> {
  const marks: string[] = []
  for (const post of posts) {
    const [row] = await sql.query<{ mark: string | null }>(
      `select md5(string_agg(v.id || '.' || v.version, ',' order by v.id)) as mark
         from joint_members m join joint_visits v on v.id = m.visit_id and v.county_code = m.county_code
        where m.post_id = $1 and (m.is_open or m.planned_at > $2)`,
      [post, since],
      'joint-mark',
    )
    marks.push(row?.mark ?? 'none')
  }
  return marks.join()
}

export interface MemberRow {
  visitId: string
  postId: string
  role: StaffRole
  name: Buffer
  answer: JointAnswer
  reason: Buffer | null
  text: Buffer | null
  at: Date | null
  version: number | null
}

/** Who was asked, with the part of each as it stands now; who planned it first. */
export function membersOf(sql: Sql, visits: readonly string[]): Promise<MemberRow[]> {
  return sql.query<MemberRow & Record<string, unknown>>(
    `select m.visit_id as "visitId", m.post_id as "postId", posts.role, people.name_sealed as name, m.answer,
       m.reason_sealed as reason, p.text_sealed as text, p.at, p.version
     from joint_members m join posts on posts.id = m.post_id join people on people.id = posts.person_id
     left join lateral (
       select text_sealed, at, version from joint_parts
        where visit_id = m.visit_id and post_id = m.post_id order by version desc limit 1) p on true
     where m.visit_id = any($1::uuid[])
     order by m.visit_id, m.position`,
    [visits],
    'joint-members',
  )
}

export function confirmationsOf(
  sql: Sql,
  visits: readonly string[],
): Promise<{ visitId: string; postId: string; hash: Buffer }[]> {
  return sql.query(
    `select visit_id as "visitId", post_id as "postId", record_hash as hash
     from joint_confirmations where visit_id = any($1::uuid[])`,
    [visits],
    'joint-confirmations',
  )
}

export interface PostRow {
  id: string
  personId: string
  role: StaffRole
  unitCode: string
  regionCode: string
}

/** Of these posts those that somebody holds now. */
export function heldPosts(sql: Sql, ids: readonly string[]): Promise<PostRow[]> {
  return sql.query<PostRow & Record<string, unknown>>(
    `select posts.id, person_id as "personId", role, unit_code as "unitCode", region_code as "regionCode"
     from posts join people on people.id = person_id
     where posts.id = any($1::uuid[]) and valid_to is null and active`,
    [ids],
    'joint-held-posts',
  )
}

type NewVisit = Pick<
  VisitRow,
  'id' | 'countyCode' | 'caseId' | 'plannedAt' | 'place' | 'plannedBy'
> & {
  madeAt: Date
  invited: readonly string[]
}

export async function addVisit(tx: Sql, visit: NewVisit): Promise<void> {
  const { id, countyCode, caseId, plannedAt, place, plannedBy, madeAt, invited } = visit
  await tx.query(
    `insert into joint_visits (id, county_code, case_id, planned_at, place_sealed, planned_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, countyCode, caseId, plannedAt, place, plannedBy, madeAt],
    'joint-add',
  )
  await tx.query(
    `insert into joint_members (visit_id, county_code, case_id, post_id, position, planned_at, answer, answered_at)
     select $1, $2, $3, post, position, $7::timestamptz, case when post = $4 then 'COMING' else 'INVITED' end,
       case when post = $4 then $5::timestamptz end
     from unnest($6::uuid[]) with ordinality as asked (post, position)`,
    [id, countyCode, caseId, plannedBy, madeAt, [plannedBy, ...invited], plannedAt],
    'joint-add-members',
  )
}

type Key = Pick<VisitRow, 'id' | 'countyCode' | 'caseId'>

export async function setAnswer(
  tx: Sql,
  { id }: Key,
  posts: readonly string[],
  answer: { answer: JointAnswer; reason?: Buffer; at: Date },
): Promise<void> {
  await tx.query(
    `update joint_members set answer = $3, reason_sealed = $4, answered_at = $5
     where visit_id = $1 and post_id = any($2::uuid[])`,
    [id, posts, answer.answer, answer.reason ?? null, answer.at],
    'joint-answer',
  )
}

export async function addPart(
  tx: Sql,
  { id, countyCode, caseId }: Key,
  part: { postId: string; version: number; text: Buffer; at: Date },
): Promise<void> {
  await tx.query(
    `insert into joint_parts (visit_id, county_code, case_id, post_id, version, text_sealed, at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, countyCode, caseId, part.postId, part.version, part.text, part.at],
    'joint-add-part',
  )
}

/** The same record is confirmed by the same post once. */
export async function addConfirmation(
  tx: Sql,
  { id, countyCode, caseId }: Key,
  confirmation: { postId: string; hash: Buffer; at: Date },
): Promise<void> {
  const { postId, hash, at } = confirmation
  await tx.query(
    `insert into joint_confirmations (visit_id, county_code, case_id, post_id, record_hash, at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [id, countyCode, caseId, postId, hash, at],
    'joint-confirm',
  )
}

/** Every deed leaves a new version, by which the phones see that they must read anew. */
export async function stepVisit(tx: Sql, { id, countyCode }: Key): Promise<void> {
  await tx.query(
    'update joint_visits set version = version + 1 where id = $1 and county_code = $2',
    [id, countyCode],
    'joint-step',
  )
}

export async function endVisit(
  tx: Sql,
  { id, countyCode }: Key,
  end: { state: Exclude<JointState, 'PLANNED'>; at: Date; reason?: Buffer },
): Promise<void> {
  await tx.query(
    `update joint_visits set version = version + 1, state = $3, closed_at = $4, cancel_reason_sealed = $5
     where id = $1 and county_code = $2`,
    [id, countyCode, end.state, end.at, end.reason ?? null],
    'joint-end',
  )
  await tx.query(
    'update joint_members set is_open = false where visit_id = $1 and county_code = $2',
    [id, countyCode],
    'joint-end-members',
  )
}
