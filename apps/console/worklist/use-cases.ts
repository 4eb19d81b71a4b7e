import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import type { CasePage } from '#contract/api.ts'
import { useOnChange } from '../shell/live.ts'
import type { WorklistFilters } from './filters.ts'

/** Loaded pages above which a change is offered instead of applied: refetching them all is costly. */
const silentPages = 2

/**
 * Cases of a worklist, page by page. `changed` says that the list on screen is behind: a reader who
 * has scrolled is not moved, the others see it at once.
 */
export function useCases(filters: WorklistFilters, isAtTop: () => boolean) {
  const [changed, setChanged] = useState(false)
  const list = useInfiniteQuery({
    queryKey: ['cases', filters],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<CasePage>('/cases', { ...filters, after: pageParam, limit: 60 }, signal),
    getNextPageParam: (page) => page.next,
  })
  const { refetch } = list
  const pages = list.data?.pages.length ?? 0
  const refresh = useCallback(() => {
    setChanged(false)
    void refetch()
  }, [refetch])
  const onChange = useCallback(() => {
    if (isAtTop() && pages <= silentPages) void refetch()
    else setChanged(true)
  }, [isAtTop, pages, refetch])
  useOnChange(onChange)
  return { list, rows: list.data?.pages.flatMap((page) => page.items) ?? [], changed, refresh }
}
