import { useEffect, useState } from 'react'
import type Type from 'typebox'
import { api } from '#apps/kit/api.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import type { WhereView } from '#contract/api.ts'
import type { PlacePoint } from '../report/draft.ts'

export type Where =
  | { state: 'none' | 'finding' | 'outside' | 'unknown' }
  | { state: 'found'; view: Type.Static<typeof WhereView> }

/** The grid of a point. `unknown`: the server was not reached; the point is good all the same. */
export function useWhere(point: PlacePoint | undefined): Where {
  const [where, setWhere] = useState<Where>({ state: 'none' })
  const { lng, lat } = point ?? {}
  useEffect(() => {
    if (lng === undefined || lat === undefined) {
      setWhere({ state: 'none' })
      return
    }
    const stop = new AbortController()
    setWhere({ state: 'finding' })
    api
      .get<Type.Static<typeof WhereView>>('/town/where', { lng, lat, datum: 'WGS84' }, stop.signal)
      .then(
        (view) => setWhere(view.grid ? { state: 'found', view } : { state: 'outside' }),
        (error: unknown) => {
          if (stop.signal.aborted) return
          const outside = error instanceof ApiProblem && error.status === 404
          setWhere({ state: outside ? 'outside' : 'unknown' })
        },
      )
    return () => stop.abort()
  }, [lng, lat])
  return where
}
