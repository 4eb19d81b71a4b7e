import { useEffect, useRef, useState } from 'react'
import { theVault } from './open.ts'

/**
 * What is being written, sealed on the phone at every change: a page that dies loses none of it.
 * `value` is undefined until what was kept is read; a full phone keeps it on the page only.
 * @param fresh where nothing was kept, or it cannot be read
 */
export function useKept<T>(keptAs: string, fresh: () => T) {
  const [value, setValue] = useState<T>()
  /** What the next change builds on: a change may come later than the page it was begun on. */
  const latest = useRef<T>(undefined)
  const writing = useRef<Promise<unknown>>(Promise.resolve())

  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the page opens
  useEffect(() => {
    void theVault()
      .read<T>(keptAs)
      .catch(() => undefined)
      .then((kept) => {
        latest.current = kept ?? fresh()
        setValue(latest.current)
      })
  }, [])

  /** One write after the other, so that the last one stays. */
  function keep(change: (before: T) => T) {
    if (latest.current === undefined) return
    const next = change(latest.current)
    latest.current = next
    setValue(next)
    const write = () => theVault().write(keptAs, next)
    writing.current = writing.current.then(write, write).catch(() => undefined)
  }

  return { value, keep }
}
