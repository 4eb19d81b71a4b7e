import type { JointMember } from '#contract/joint.ts'
import { isAgreed, isAwaited } from '#contract/joint-words.ts'
import type { KnownVisit } from './fold.ts'

/**
 * How a visit stands for me. The first four are mine to do; COME: nothing until its hour; WAIT: others
 * have to write or confirm first; OVER: closed, cancelled, or I do not take part.
 */
export const standings = ['ANSWER', 'CONFIRM', 'CLOSE', 'WRITE', 'COME', 'WAIT', 'OVER'] as const
export type Standing = (typeof standings)[number]

export function standingOf(
  visit: Pick<KnownVisit, 'state' | 'members' | 'plannedAt' | 'plannedBy'>,
  me: JointMember | undefined,
  now: number,
): Standing {
  if (visit.state !== 'PLANNED' || !me || !isAwaited(me)) return 'OVER'
  if (me.answer === 'INVITED') return 'ANSWER'
  const isWritten = visit.members.some(({ part }) => part)
  if (!isWritten && Date.parse(visit.plannedAt) > now) return 'COME'
  if (!me.part) return 'WRITE'
  if (!me.confirmed) return isWhole(visit.members) ? 'CONFIRM' : 'WAIT'
  return isAgreed(visit.members) && visit.plannedBy === me.postId ? 'CLOSE' : 'WAIT'
}

/** Nobody is about to write who would void what I confirm: each wrote, or confirmed without. */
const isWhole = (members: readonly JointMember[]): boolean =>
  members.filter(isAwaited).every(({ part, confirmed }) => part !== undefined || confirmed)

export const isMyTurn = (standing: Standing): boolean =>
  standing === 'ANSWER' || standing === 'WRITE' || standing === 'CONFIRM' || standing === 'CLOSE'

/** Who may be said not to have come: they neither declined nor wrote anything. */
export const mayBeAbsent = (visit: Pick<KnownVisit, 'plannedBy'>, member: JointMember): boolean =>
  isAwaited(member) && !member.part && !member.confirmed && member.postId !== visit.plannedBy
