import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'

export interface Pages<T> {
  list: Pick<
    UseInfiniteQueryResult,
    | 'isPending'
    | 'isError'
    | 'error'
    | 'refetch'
    | 'hasNextPage'
    | 'isFetchingNextPage'
    | 'fetchNextPage'
  >
  rows: T[]
}

/** A list by key: pages of `path`, `next` of each leading to the following one. */
export function usePages<T>(path: string, query: Readonly<Record<string, string>>): Pages<T> {
  const list = useInfiniteQuery({
    queryKey: ['pages', path, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<{ items: T[]; next?: string }>(
        path,
        { ...query, after: pageParam || undefined, limit: 100 },
        signal,
      ),
    getNextPageParam: (page) => page.next,
  })
  return { list, rows: list.data?.pages.flatMap((page) => page.items) ?? [] }
}
