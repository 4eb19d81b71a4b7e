import { useSuspenseQuery } from '@tanstack/react-query'
import type { SessionView } from '#contract/api.ts'
import type { StaffRole } from '#contract/roles.ts'
import { sessionQuery } from './queries.ts'

/** The session inside the shell, where being signed in is already settled. */
export function useSession(): SessionView {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new Error('rendered without a session')
  return data
}

export function holds(session: SessionView, ...roles: StaffRole[]): boolean {
  return session.posts.some((post) => roles.includes(post.role))
}

/** Roles that may submit a matter (contract/cases.ts, submit) and so see the intake page. */
export const intakeRoles = [
  'GRID_WORKER',
  'POLICE_GRID_WORKER',
  'GRID_POLICE_LEAD',
  'GRID_JUDGE',
  'GRID_LEADER',
  'HALL_CLERK',
  'HOTLINE_AGENT',
  'DISPATCHER',
  'UNIT_CLERK',
  'MEDIATOR',
] as const satisfies StaffRole[]
