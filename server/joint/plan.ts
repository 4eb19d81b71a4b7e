import type { JointAct } from '#contract/joint.ts'
import { isJointRole, isOfPlace, planDays } from '#contract/joint-words.ts'
import type { Fault } from '#contract/problems.ts'
import { type ActorPost, seesSubtree } from '#server/cases/actor.ts'
import type { Case } from '#server/cases/case.ts'
import { decide } from '#server/cases/rules.ts'
import { findCase } from '#server/cases/store.ts'
import type { Ctx } from '#server/ctx.ts'
import type { StaffActor } from '#server/field/kind.ts'
import { refusal, situate } from '#server/flow/give.ts'
import { isUniqueViolation, type Transaction } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { addVisit, heldPosts, type PostRow } from './store.ts'

const day = 86_400_000

/**
 * Plans a visit and asks the others. Who plans must be able to note something on the case; who is
 * asked must see it without the invitation, which widens nobody's sight.
 * @param madeAt by the phone: what was planned a week ago without a network is no fault
 * @throws Problem not-found, wrong-state, not-permitted, invalid, key-reused
 */
export async function plan(
  ctx: Ctx,
  tx: Transaction,
  actor: StaffActor,
  { visitId, caseId, plannedAt, place, invited }: JointAct<'plan'>,
  madeAt: string,
): Promise<void> {
  const caseFile = await findCase(tx, caseId)
  if (!caseFile) throw new Problem('not-found')
  const posts = actor.posts.filter((post) => visits(post, caseFile))
  const decision = decide('comment', await situate(ctx, tx, { ...actor, posts }, caseFile), {})
  if (!decision.ok) throw refusal(decision)
  const own = decision.post
  if (!own) throw new Problem('not-permitted')
  const held = await heldPosts(tx, invited)
  const errors = [
    ...(isNear(plannedAt, madeAt)
      ? []
      : [
          { pointer: '/plannedAt', detail: '时间须在前后可安排的日子内 (the day is too far away)' },
        ]),
    ...faultsOf(invited, held, caseFile, actor.personId),
  ]
  if (errors.length > 0) throw new Problem('invalid', { errors })
  try {
    await addVisit(tx, {
      id: visitId,
      countyCode: caseFile.countyCode,
      caseId,
      plannedAt: new Date(plannedAt),
      place: ctx.seal.seal(place.trim()),
      plannedBy: own.id,
      madeAt: ctx.clock.now(),
      invited,
    })
  } catch (error) {
    if (isUniqueViolation(error, 'joint_visits_pkey')) throw new Problem('key-reused')
    throw error
  }
}

/** From the day before it was planned, for what was agreed on the way, to as far ahead as one plans. */
function isNear(plannedAt: string, madeAt: string): boolean {
  const ahead = Date.parse(plannedAt) - Date.parse(madeAt)
  return ahead > -day && ahead < planDays * day
}

const visits = (
  { role, regionCode }: Pick<ActorPost, 'role' | 'regionCode'>,
  { regionCode: of }: Case,
) => isJointRole(role) && isOfPlace(regionCode, of)

const sees = ({ role, unitCode }: PostRow, { unitCodes }: Case): boolean =>
  seesSubtree(role) || unitCodes.includes(unitCode)

const wrong = {
  place: '这个岗位不在本网格，或已无人担任 (not a post of this grid, or nobody holds it)',
  self: '不用邀请自己 (you come anyway)',
  twice: '这个人已经请了 (the same person was asked already)',
  blind:
    '该单位还没有参与这件事，看不到案情：请先请分派员安排协办 (their unit has no part in this matter and does not see it: ask the dispatcher to bring it in first)',
}

function faultsOf(
  invited: readonly string[],
  held: readonly PostRow[],
  caseFile: Case,
  self: string,
): Fault[] {
  const asked = new Set<string>()
  return invited.flatMap((id, n) => {
    const post = held.find((one) => one.id === id)
    const fault = post ? faultOf(post, caseFile, self, asked) : 'place'
    if (post) asked.add(post.personId)
    return fault ? [{ pointer: `/invited/${n}`, detail: wrong[fault] }] : []
  })
}

function faultOf(
  post: PostRow,
  caseFile: Case,
  self: string,
  asked: ReadonlySet<string>,
): keyof typeof wrong | undefined {
  if (!visits(post, caseFile)) return 'place'
  if (post.personId === self) return 'self'
  if (asked.has(post.personId)) return 'twice'
  return sees(post, caseFile) ? undefined : 'blind'
}
