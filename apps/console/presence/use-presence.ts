import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '#apps/kit/api.ts'
import type { PresenceView } from '#contract/workbench.ts'

/** A look counts for 45 s (contract: presenceSeconds), so it is said anew well before. */
const saidEveryMs = 20_000

/** Tells colleagues that I am looking at this matter, as long as its page is open and in sight. */
export function useLooking(caseId: string | undefined, postId: string | undefined): void {
  useEffect(() => {
    if (!caseId || !postId) return
    const say = (body: object) =>
      void api.call('/presence', { method: 'POST', body }).catch(() => undefined)
    const look = () => {
      if (document.visibilityState === 'visible') say({ caseId, postId })
    }
    look()
    const timer = setInterval(look, saidEveryMs)
    return () => {
      clearInterval(timer)
      say({ postId })
    }
  }, [caseId, postId])
}

type People = PresenceView[number]['people']

/** Colleagues looking at these matters now. */
export function usePresence(ids: readonly string[]): ReadonlyMap<string, People> {
  const asked = [...ids].slice(0, 200).toSorted().join(',')
  const { data } = useQuery({
    queryKey: ['presence', asked],
    enabled: asked !== '',
    refetchInterval: 2 * saidEveryMs,
    queryFn: ({ signal }) => api.get<PresenceView>('/presence', { ids: asked }, signal),
    placeholderData: (before) => before,
  })
  return new Map(data?.map(({ caseId, people }) => [caseId, people]))
}
