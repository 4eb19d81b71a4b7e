import { queryOptions } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import type { CaseView, SessionView, Worklists } from '#contract/api.ts'
import type { DispatchProposal } from '#contract/dispatch.ts'
import type { Category } from '#contract/town.ts'

/** undefined-free: null means "not signed in". */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async (): Promise<SessionView | null> => {
    try {
      const session = await api.get<SessionView>('/session')
      api.setCsrf(session.csrf)
      return session
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null
      throw error
    }
  },
})

export const worklistsQuery = queryOptions({
  queryKey: ['worklists'],
  queryFn: ({ signal }) => api.get<Worklists>('/worklists', undefined, signal),
})

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => api.get<CaseView>(`/cases/${id}`, undefined, signal),
  })

export const dispatchProposalQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'dispatch-proposal'],
    retry: false,
    queryFn: ({ signal }) =>
      api.get<DispatchProposal>(`/cases/${id}/dispatch-proposal`, undefined, signal),
  })

export const categoriesQuery = queryOptions({
  queryKey: ['town', 'categories'],
  staleTime: 10 * 60_000,
  queryFn: ({ signal }) => api.get<Category[]>('/town/categories', undefined, signal),
})
