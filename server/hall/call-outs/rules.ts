import { type CallOutState, type CallOutStep, callingRoles } from '#contract/call-outs.ts'
import type { ActorPost } from '#server/cases/actor.ts'
import { postAtHall } from '../policy.ts'

export interface Times {
  dueAt: Date
  acknowledgedAt: Date | null
  arrivedAt: Date | null
  leftAt: Date | null
  cancelledAt: Date | null
}

export function stateOf(call: Times): CallOutState {
  if (call.cancelledAt) return 'CANCELLED'
  if (call.leftAt) return 'LEFT'
  if (call.arrivedAt) return 'HERE'
  return call.acknowledgedAt ? 'COMING' : 'CALLED'
}

export function isLate(call: Times, now: Date): boolean {
  return call.cancelledAt === null && (call.arrivedAt ?? now) > call.dueAt
}

const from: Record<CallOutStep, readonly CallOutState[]> = {
  // A second answer moves the time that was said.
  acknowledge: ['CALLED', 'COMING'],
  arrive: ['CALLED', 'COMING'],
  depart: ['HERE'],
  cancel: ['CALLED', 'COMING'],
}

export const fits = (call: Times, step: CallOutStep) => from[step].includes(stateOf(call))

/**
 * Who takes which step: the called unit answers; all else is the hall's, by a post that is not of the
 * called unit, for nobody confirms their own arrival.
 */
export function mayTake(
  posts: readonly ActorPost[],
  call: { regionCode: string; unitCode: string },
  step: CallOutStep,
): boolean {
  if (step === 'acknowledge')
    return posts.some((post) => post.role === 'UNIT_CLERK' && post.unitCode === call.unitCode)
  const others = posts.filter((post) => post.unitCode !== call.unitCode)
  return (
    postAtHall(others, call, callingRoles) !== undefined &&
    posts.every((post) => post.unitCode !== call.unitCode)
  )
}
