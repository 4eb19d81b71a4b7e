import { useSyncExternalStore } from 'react'

let take: (() => void) | undefined
const listeners = new Set<() => void>()

export function setUpdate(update: () => void): void {
  take = update
  for (const listener of listeners) listener()
}

/** Takes the new version of the app, where one waits. */
export function useUpdate(): (() => void) | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => take,
  )
}
