import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '#apps/kit/api.ts'
import type { SaveView, ViewList } from '#contract/workbench.ts'
import { useOnChange } from '../shell/live.ts'

export type View = ViewList[number]

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  staleTime: 30_000,
  queryFn: ({ signal }) => api.get<ViewList>('/views', undefined, signal),
})

/** The views I may use, with their counts kept current while matters move. */
export function useViews(): ViewList {
  const client = useQueryClient()
  const { data } = useQuery(viewsQuery)
  useOnChange(useCallback(() => void client.invalidateQueries(viewsQuery), [client]))
  return data ?? []
}

type Change = { save: SaveView; id?: string } | { drop: string }

/** Saves a view, new or changed, or drops it. */
export function useChangeViews(onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: Change) =>
      'drop' in change
        ? api.call(`/views/${change.drop}`, { method: 'DELETE', repeatable: true })
        : api.call(change.id ? `/views/${change.id}` : '/views', {
            method: change.id ? 'PUT' : 'POST',
            body: change.save,
          }),
    onSuccess: async () => {
      await client.invalidateQueries(viewsQuery)
      onDone()
    },
  })
}
