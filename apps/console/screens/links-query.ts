import { queryOptions } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import type { ScreenLinks } from '#contract/screen.ts'

export const linksQuery = queryOptions({
  queryKey: ['screens'],
  queryFn: ({ signal }) => api.get<ScreenLinks>('/screens', undefined, signal),
})
