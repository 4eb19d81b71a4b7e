import { queryOptions } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import type { LikenessView, NearbyView } from '#contract/likeness.ts'

/** Under the case's own key, so that whatever renews the case renews this. */
export const likenessQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'likenesses'],
    queryFn: ({ signal }) => api.get<LikenessView>(`/cases/${id}/likenesses`, undefined, signal),
  })

export interface AskedNearby {
  lng: number
  lat: number
  category: string
}

export const nearbyQuery = (asked: AskedNearby | undefined) =>
  queryOptions({
    queryKey: ['nearby', asked],
    enabled: asked !== undefined,
    staleTime: 60_000,
    retry: false,
    queryFn: ({ signal }) => api.get<NearbyView>('/portal/nearby', { ...asked }, signal),
  })
