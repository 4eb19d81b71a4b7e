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
