import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { listenLive } from '#apps/kit/live.ts'

/**
 * Keeps what is on screen current. Cases are fetched anew only while shown; lists decide themselves
 * (they listen to `changed`), because refreshing under a reader's eyes makes rows jump.
 * @returns whether the line stands.
 */
export function useLiveUpdates(): boolean {
  const client = useQueryClient()
  const [connected, setConnected] = useState(true)
  useEffect(
    () =>
      listenLive({
        onState: setConnected,
        onChanges: (events) => {
          for (const id of new Set(events.map((event) => event.caseId))) {
            void client.invalidateQueries({ queryKey: ['case', id] })
          }
          void client.invalidateQueries({ queryKey: ['worklists'] })
          announceChange()
        },
        onResync: () => {
          void client.invalidateQueries({ queryKey: ['case'] })
          void client.invalidateQueries({ queryKey: ['worklists'] })
          announceChange()
        },
      }),
    [client],
  )
  return connected
}

const listeners = new Set<() => void>()
export function announceChange(): void {
  for (const listener of listeners) listener()
}

/** Calls back whenever cases may have changed. */
export function useOnChange(listener: () => void): void {
  useEffect(() => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [listener])
}
