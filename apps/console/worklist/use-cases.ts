import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useOnChange } from '../shell/live.ts'
import { casesQuery, type ListPlace } from './cases-query.ts'
import type { ListFilter } from './filters.ts'

/** Loaded pages above which a change is offered instead of applied: refetching them all is costly. */
const silentPages = 2

/**
 * Cases of a worklist, page by page. `changed` says that the list on screen is behind: a reader who
 * has scrolled is not moved, the others see it at once.
 */
export function useCases(place: ListPlace, filter: ListFilter, isAtTop: () => boolean) {
  const [changed, setChanged] = useState(false)
  const list = useInfiniteQuery(casesQuery(place, filter))
  const { refetch } = list
  // Whatever had it fetched anew, it is no longer behind; what happens meanwhile says so again.
  const renewing = list.isRefetching && !list.isFetchingNextPage
  useEffect(() => {
    if (renewing) setChanged(false)
  }, [renewing])
  const pages = list.data?.pages.length ?? 0
  const refresh = useCallback(() => void refetch(), [refetch])
  const onChange = useCallback(() => {
    if (isAtTop() && pages <= silentPages) void refetch()
    else setChanged(true)
  }, [isAtTop, pages, refetch])
  useOnChange(onChange)
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  return { list, rows, changed, refresh }
}
