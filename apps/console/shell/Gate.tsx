import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { part } from '#apps/kit/part.ts'
import type { SessionView } from '#contract/api.ts'
import { sessionQuery } from '../queries.ts'
import { Failure } from './Failure.tsx'
import { Loading } from './Loading.tsx'

const SignInPage = part(async () => (await import('../sign-in/SignInPage.tsx')).SignInPage)
const ForcedPassword = part(
  async () => (await import('../password/ForcedPassword.tsx')).ForcedPassword,
)
export const Shell = part(async () => (await import('./Shell.tsx')).Shell)

/** Signed in or not decides what any address shows; the address stays, so signing in continues there. */
export function Gate() {
  const session = useQuery(sessionQuery)
  if (session.isPending) return <Loading />
  if (session.isError && session.data === undefined) {
    return <Failure error={session.error} retry={() => void session.refetch()} />
  }
  return <Suspense fallback={<Loading />}>{pageOf(session.data)}</Suspense>
}

function pageOf(session: SessionView | null) {
  if (!session) return <SignInPage />
  return session.mustChangePassword ? <ForcedPassword /> : <Shell />
}
