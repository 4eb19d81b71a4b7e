import { useCallback, useEffect, useState } from 'react'

export type Loaded<T> =
  | { state: 'loading' }
  | { state: 'failed'; problem: unknown }
  | { state: 'loaded'; value: T }

/** What a request answers; asked anew when its key changes or by `again`. */
export function useLoaded<T>(key: string, load: () => Promise<T>) {
  const [shown, setShown] = useState<Loaded<T>>({ state: 'loading' })
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is loaded, `round` when anew
  useEffect(() => {
    let wanted = true
    load().then(
      (value) => wanted && setShown({ state: 'loaded', value }),
      (problem: unknown) => wanted && setShown({ state: 'failed', problem }),
    )
    return () => {
      wanted = false
    }
  }, [key, round])
  const again = useCallback(() => setRound((before) => before + 1), [])
  return { shown, again }
}
