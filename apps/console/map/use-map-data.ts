import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { api } from '#apps/kit/api.ts'
import type { CasePlaces, GridDuty, MapSetup, UnitsMap } from '#contract/map.ts'
import type { CasePoints } from '#contract/workbench.ts'
import { useOnChange } from '../shell/live.ts'
import type { ListPlace } from '../worklist/cases-query.ts'
import type { ListFilter } from '../worklist/filters.ts'

const minutes = 60_000

export const mapSetupQuery = queryOptions({
  queryKey: ['town', 'map'],
  staleTime: 10 * minutes,
  queryFn: ({ signal }) => api.get<MapSetup>('/town/map', undefined, signal),
})

export const unitsMapQuery = queryOptions({
  queryKey: ['town', 'units-map'],
  staleTime: 10 * minutes,
  queryFn: ({ signal }) => api.get<UnitsMap>('/town/units-map', undefined, signal),
})

export const gridDutyQuery = (code: string) =>
  queryOptions({
    queryKey: ['town', 'duty', code],
    staleTime: minutes,
    queryFn: ({ signal }) => api.get<GridDuty>(`/town/grids/${code}/duty`, undefined, signal),
  })

/** The matters of a narrowed queue that have a place, kept current without a request for every event. */
export function useCasePoints(place: ListPlace, filter: ListFilter) {
  const asked = { ...place, ...filter }
  const points = useQuery({
    queryKey: ['case-points', asked],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<CasePoints>('/case-points', asked, signal),
  })
  useCalmly(points.refetch)
  return points
}

/** The same by place, for those who read rather than see. */
export function useCasePlaces(place: ListPlace, filter: ListFilter) {
  const asked = { ...place, ...filter }
  const places = useQuery({
    queryKey: ['case-places', asked],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<CasePlaces>('/case-places', asked, signal),
  })
  useCalmly(places.refetch)
  return places
}

/** OWN: fifty updates a second must not be fifty redrawn maps. */
const pauseMs = 5_000

/** Fetches again some seconds after the first of several changes. */
function useCalmly(refetch: () => unknown): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useOnChange(
    useCallback(() => {
      timer.current ??= setTimeout(() => {
        timer.current = undefined
        refetch()
      }, pauseMs)
    }, [refetch]),
  )
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [],
  )
}
