import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { api } from '#apps/kit/api.ts'

/** Text that settles a moment after typing ends, so that each letter is not a request. */
export function useSettled(text: string, milliseconds = 250): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), milliseconds)
    return () => clearTimeout(timer)
  }, [text, milliseconds])
  return useDeferredValue(settled)
}

/** Items of the town that match what was typed; the last answer stays while the next comes. */
export function useTownSearch<T>(
  path: '/town/units' | '/town/regions',
  query: Record<string, string | undefined>,
) {
  return useQuery({
    queryKey: ['town', path, query],
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    queryFn: ({ signal }) => api.get<T[]>(path, query, signal),
  })
}
