import { type QueryClient, useQueryClient } from '@tanstack/react-query'
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
          noteChanges(client, new Set(events.map((event) => event.caseId)))
          announceChange()
        },
        onPresence: () => void client.invalidateQueries({ queryKey: ['presence'] }),
        onResync: () => {
          noteChanges(client)
          announceChange()
        },
      }),
    [client],
  )
  return connected
}

/**
 * Marks what is behind: these cases, or all of them. A list that nobody looks at is not fetched, but
 * whoever comes back to it within the seconds it counts as fresh must not find it as it was.
 */
export function noteChanges(client: QueryClient, ids?: ReadonlySet<string>): void {
  for (const queryKey of ids ? [...ids].map((id) => ['case', id]) : [['case']]) {
    void client.invalidateQueries({ queryKey })
  }
  void client.invalidateQueries({ queryKey: ['worklists'] })
  void client.invalidateQueries({ queryKey: ['cases'], type: 'inactive', refetchType: 'none' })
}

/** What I did myself, or was just refused, is seen in my lists at once, wherever they are scrolled. */
export function refreshLists(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['worklists'] })
  void client.invalidateQueries({ queryKey: ['cases'] })
}

const listeners = new Set<() => void>()
function announceChange(): void {
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
