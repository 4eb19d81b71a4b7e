import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import type { CasePage } from '#contract/api.ts'
import { sessionQuery, worklistsQuery } from '../queries.ts'
import { choose } from './choose.ts'
import { filterOf, type ListFilter, type WorklistSearch } from './filters.ts'

/** Which list: a queue of a post. */
export interface ListPlace {
  post: string
  queue: string
}

export function casesQuery(place: ListPlace, filter: ListFilter) {
  const asked = { post: place.post, queue: place.queue, ...filter }
  return infiniteQueryOptions({
    queryKey: ['cases', asked],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<CasePage>('/cases', { ...asked, after: pageParam, limit: 60 }, signal),
    getNextPageParam: (page) => page.next,
  })
}

/** The first page of the list that an address shows, fetched while the scripts of its page still come. */
export async function prefetchList(client: QueryClient, search: WorklistSearch): Promise<void> {
  try {
    if (!(await client.ensureQueryData(sessionQuery))) return
    const place = choose(await client.ensureQueryData(worklistsQuery), search)
    if (place) await client.prefetchInfiniteQuery(casesQuery(place, filterOf(search)))
  } catch {
    // The page asks again, and says what is wrong.
  }
}
