import { useEffect, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import type { NearbyView } from '#contract/likeness.ts'
import type { PlacePoint } from '../report/draft.ts'

/** What of this kind is already open near the point. Silent when it cannot be asked. */
export function useNearby(
  point: PlacePoint | undefined,
  category: string | undefined,
): NearbyView['matters'] {
  const [matters, setMatters] = useState<NearbyView['matters']>([])
  const { lng, lat } = point ?? {}
  useEffect(() => {
    setMatters([])
    if (lng === undefined || lat === undefined || !category) return
    const stop = new AbortController()
    api
      .get<NearbyView>('/portal/nearby', { lng, lat, category }, stop.signal)
      .then((view) => setMatters(view.matters))
      .catch(() => undefined)
    return () => stop.abort()
  }, [lng, lat, category])
  return matters
}
