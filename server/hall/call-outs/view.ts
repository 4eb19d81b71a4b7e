import { type CallOutView, callOutSteps } from '#contract/call-outs.ts'
import type { ActorPost } from '#server/cases/actor.ts'
import type { Case } from '#server/cases/case.ts'
import type { Town } from '#server/town/town.ts'
import { fits, isLate, mayTake, stateOf } from './rules.ts'
import type { CallOutRow } from './store.ts'

/** @param seen the matters that the actor sees, by id */
export function callOutView(
  call: CallOutRow,
  posts: readonly ActorPost[],
  town: Town,
  now: Date,
  seen: ReadonlyMap<string, Case>,
): CallOutView {
  const caseFile = call.caseId ? seen.get(call.caseId) : undefined
  const hall = town.halls.find(({ code }) => code === call.hallCode)
  return {
    id: call.id,
    version: call.version,
    hall: { code: call.hallCode, name: hall?.name ?? { zh: call.hallCode, en: call.hallCode } },
    unit: { code: call.unitCode, name: town.unitName(call.unitCode) },
    ...(caseFile
      ? { case: { id: caseFile.id, caseCode: caseFile.caseCode, title: caseFile.title } }
      : {}),
    state: stateOf(call),
    calledAt: call.calledAt.toISOString(),
    dueAt: call.dueAt.toISOString(),
    ...(call.expectedAt ? { expectedAt: call.expectedAt.toISOString() } : {}),
    ...(call.arrivedAt ? { arrivedAt: call.arrivedAt.toISOString() } : {}),
    ...(call.outcome ? { outcome: call.outcome } : {}),
    late: isLate(call, now),
    may: callOutSteps.filter((step) => fits(call, step) && mayTake(posts, call, step)),
  }
}
