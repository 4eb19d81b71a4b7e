import { queryOptions } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import type { InformPage } from '#contract/informs.ts'

export const informsQuery = queryOptions({
  queryKey: ['informs'],
  queryFn: ({ signal }) => api.get<InformPage>('/informs', undefined, signal),
})
