import { useEffect, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { ApiProblem } from '#apps/kit/problem.ts'

interface Fetched<T> {
  data?: T
  problem?: ApiProblem
}

/** One answer of the server for one page. */
export function useFetched<T>(path: string, query?: Readonly<Record<string, string>>): Fetched<T> {
  const [fetched, setFetched] = useState<Fetched<T>>({})
  const asked = JSON.stringify(query)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the query by what it says, not by which object
  useEffect(() => {
    let gone = false
    api.get<T>(path, query).then(
      (data) => !gone && setFetched({ data }),
      (error: unknown) => !gone && error instanceof ApiProblem && setFetched({ problem: error }),
    )
    return () => {
      gone = true
    }
  }, [path, asked])
  return fetched
}
