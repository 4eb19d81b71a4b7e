import { commands } from '#contract/cases.ts'
import { handlerRoles, type StaffRole } from '#contract/roles.ts'
import { type CaseState, caseStates } from '#contract/states.ts'
import type { Case } from './case.ts'

type Held = Pick<Case, 'state' | 'centreCode' | 'leadUnit'>

/** Roles that may have a matter in hand. */
export const deskRoles: readonly StaffRole[] = [
  ...new Set(commands.take.who.flatMap(({ roles }) => roles as readonly StaffRole[])),
]

function turnOf(state: CaseState): 'CENTRE' | 'UNIT' | undefined {
  const facts = caseStates[state]
  return 'turn' in facts ? facts.turn : undefined
}

/** Whether someone in this role works on it now: handlers while the unit has it, the others before and after. */
export function isTurnOf(role: StaffRole, { state }: Pick<Case, 'state'>): boolean {
  if (!deskRoles.includes(role)) return false
  const handles = handlerRoles.some((handler) => handler === role)
  return turnOf(state) === (handles ? 'UNIT' : 'CENTRE')
}

/** The centre or unit on whose desk it lies; undefined once it has ended. */
export function deskOf(held: Held): string | undefined {
  const turn = turnOf(held.state)
  if (turn === 'CENTRE') return held.centreCode
  return turn === 'UNIT' ? (held.leadUnit ?? undefined) : undefined
}

/**
 * Who is on it after a change (OWN): the same person while it lies on the same desk, nobody once it
 * went to another or ended. So no command has to think of it.
 */
export function takenByAfter(before: Held, after: Held & Pick<Case, 'takenBy'>): string | null {
  const desk = deskOf(after)
  return desk !== undefined && desk === deskOf(before) ? after.takenBy : null
}
