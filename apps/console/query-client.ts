import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '#apps/kit/problem.ts'

/** The API client repeats what may be repeated, so queries do not; a lost session shows the sign-in. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 5_000 } },
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof ApiProblem && error.type === 'not-signed-in') {
        queryClient.setQueryData(['session'], null)
      }
    },
  }),
})
