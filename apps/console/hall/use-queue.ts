import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { listenHall } from '#apps/kit/hall-line.ts'
import type { HallQueue, MyHalls } from '#contract/hall.ts'

export const myHallsQuery = queryOptions({
  queryKey: ['hall', 'mine'],
  queryFn: ({ signal }) => api.get<MyHalls>('/hall/mine', undefined, signal),
})

export const queueQuery = (hall: string) =>
  queryOptions({
    queryKey: ['hall', hall, 'queue'],
    // When the line is silent all the same: a proxy may swallow events.
    refetchInterval: 30_000,
    queryFn: ({ signal }) => api.get<HallQueue>(`/hall/${hall}/queue`, undefined, signal),
  })

/** Keeps the queue current. @returns whether the line stands */
export function useHallLine(hall: string): boolean {
  const client = useQueryClient()
  const [connected, setConnected] = useState(true)
  useEffect(
    () =>
      listenHall(hall, {
        onMoved: () => void client.invalidateQueries({ queryKey: ['hall', hall] }),
        onState: setConnected,
      }),
    [client, hall],
  )
  return connected
}

interface Wish {
  method: 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: Readonly<Record<string, unknown>>
}

/** One change after another: what stands behind a press is sent when the one before is answered. */
export function useHallAction() {
  const client = useQueryClient()
  const mutation = useMutation({
    mutationFn: async (wishes: readonly Wish[]) => {
      for (const { method, path, body } of wishes)
        await api.call(path, { method, ...(body ? { body } : {}) })
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['hall'] }),
  })
  return {
    isPending: mutation.isPending,
    error: mutation.error,
    send(...wishes: Wish[]) {
      // A second press finds the first under way; the server would take it as the same all the same.
      if (!mutation.isPending) mutation.mutate(wishes)
    },
  }
}
