import { useSyncExternalStore } from 'react'

/** A step of mine that may still be taken back: the version it made says whether anything came after. */
export interface Step {
  caseId: string
  version: number
}

/** The last thing I did: one step, or the same on many matters. */
export interface Deed {
  words: string
  steps: readonly Step[]
  at: number
}

let last: Deed | undefined
const watchers = new Set<() => void>()

export function rememberDeed(words: string, steps: readonly Step[]): void {
  last = steps.length > 0 ? { words, steps, at: Date.now() } : undefined
  for (const watcher of watchers) watcher()
}

export function forgetDeed(): void {
  rememberDeed('', [])
}

export function useLastDeed(): Deed | undefined {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => last,
  )
}
