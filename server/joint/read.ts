import type { JointMember, JointVisit } from '#contract/joint.ts'
import { isJointRole, type JointRole, recordOf, shownDays } from '#contract/joint-words.ts'
import { scopeOf } from '#server/cases/actor.ts'
import { present } from '#server/cases/present.ts'
import { findCase } from '#server/cases/store.ts'
import type { Ctx } from '#server/ctx.ts'
import type { StaffActor } from '#server/field/kind.ts'
import type { FieldSectionRule } from '#server/field/section.ts'
import { sha256 } from '#server/platform/canonical.ts'
import type { Sql } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import * as store from './store.ts'

const day = 86_400_000
/** None but these are ever asked; the others cost a sync nothing. */
const idsOf = ({ posts }: StaffActor) =>
  posts.filter(({ role }) => isJointRole(role)).map(({ id }) => id)
const since = (ctx: Ctx) => new Date(ctx.clock.now().getTime() - shownDays * day)

/** What the person was asked to: planned, and of the last 30 days. */
export const jointSection: FieldSectionRule = {
  name: 'joint',
  async etag(ctx, sql, actor) {
    const ids = idsOf(actor)
    return ids.length === 0 ? 'none' : store.markOfPosts(sql, ids, since(ctx))
  },
  read: async (ctx, sql, actor) =>
    whole(ctx, sql, await store.visitsOfPosts(sql, idsOf(actor), since(ctx))),
}

/** Every joint visit of a case, for whoever sees the case. @throws Problem not-found */
export function readJointVisits(
  ctx: Ctx,
  actor: StaffActor,
  caseId: string,
): Promise<JointVisit[]> {
  return ctx.db.run(scopeOf(actor), async (sql) => {
    if (!(await findCase(sql, caseId))) throw new Problem('not-found')
    return whole(ctx, sql, await store.visitsOfCase(sql, caseId))
  })
}

/** Visits as everybody sees them: members, parts, and who has confirmed what stands there now. */
export async function whole(
  ctx: Pick<Ctx, 'seal' | 'town'>,
  sql: Sql,
  rows: readonly store.VisitRow[],
): Promise<JointVisit[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const members = Map.groupBy(await store.membersOf(sql, ids), ({ visitId }) => visitId)
  const confirmed = new Set(
    (await store.confirmationsOf(sql, ids)).map(
      ({ visitId, postId, hash }) => `${visitId} ${postId} ${hash.toString('hex')}`,
    ),
  )
  return rows.map((row) => {
    const shown = (members.get(row.id) ?? []).map((member) => memberOf(ctx, member))
    const about = {
      id: row.id,
      caseId: row.caseId,
      plannedAt: row.plannedAt.toISOString(),
      place: ctx.seal.open(row.place),
    }
    const recordHash = sha256(recordOf({ ...about, members: shown })).toString('hex')
    const { categoryCode, cancelReason } = row
    return present<JointVisit>({
      ...about,
      caseCode: row.caseCode,
      title: row.title,
      category: categoryCode ? ctx.town().category(categoryCode)?.data.name : undefined,
      state: row.state,
      plannedBy: row.plannedBy,
      members: shown.map((member) => ({
        ...member,
        confirmed: confirmed.has(`${row.id} ${member.postId} ${recordHash}`),
      })),
      recordHash,
      closedAt: row.closedAt?.toISOString(),
      cancelReason: cancelReason ? ctx.seal.open(cancelReason) : undefined,
    })
  })
}

function memberOf(
  { seal }: Pick<Ctx, 'seal'>,
  { postId, role, name, answer, reason, text, at, version }: store.MemberRow,
): Omit<JointMember, 'confirmed'> {
  return {
    postId,
    // None but these are invited.
    role: role as JointRole,
    name: seal.open(name),
    answer,
    ...(reason ? { reason: seal.open(reason) } : {}),
    ...(text && at && version
      ? { part: { text: seal.open(text), at: at.toISOString(), version } }
      : {}),
  }
}
