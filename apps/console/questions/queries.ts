import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import type { CaseAnswersView, FormView } from '#contract/questions.ts'

/** Under the case's own key, and its version: an answer or another category asks anew. */
export const caseAnswersQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['case', id, 'questions', version],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<CaseAnswersView>(`/cases/${id}/questions`, undefined, signal),
  })

export const formQuery = (category: string | undefined) =>
  queryOptions({
    queryKey: ['town', 'forms', category],
    enabled: Boolean(category),
    staleTime: 60_000,
    queryFn: ({ signal }) => api.get<{ form?: FormView }>('/town/forms', { category }, signal),
  })
