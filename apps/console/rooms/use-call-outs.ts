import { queryOptions } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import type { CallOutFigures, CallOutList } from '#contract/call-outs.ts'

/** Somebody waits for the answer: asked every ten seconds, also by the banner. */
export const callOutsQuery = queryOptions({
  queryKey: ['call-outs'],
  refetchInterval: 10_000,
  queryFn: ({ signal }) => api.get<CallOutList>('/call-outs', undefined, signal),
})

export const figuresQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['call-outs', 'figures', from, to],
    queryFn: ({ signal }) => api.get<CallOutFigures>('/call-outs/figures', { from, to }, signal),
  })
