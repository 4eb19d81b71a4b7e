import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useRef } from 'react'
import { api } from '#apps/kit/api.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import type { BookingDays, BookingView, HallView } from '#contract/rooms.ts'
import type { TextKey } from '../texts.ts'
import { useText } from '../texts.ts'

export const hallsQuery = (region: string) =>
  queryOptions({
    queryKey: ['halls', region],
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) => api.get<HallView[]>('/halls', { region }, signal),
  })

/** A week at once: the strip counts its days, the table shows one of them. */
export const bookingsQuery = (hall: string, monday: string) =>
  queryOptions({
    queryKey: ['bookings', hall, monday],
    // Others book the same rooms.
    refetchInterval: 30_000,
    queryFn: ({ signal }) =>
      api.get<BookingDays>(`/hall/${hall}/bookings`, { from: monday, days: 7 }, signal),
  })

export interface Sent {
  method: 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: Readonly<Record<string, unknown>>
  query?: Readonly<Record<string, string | number>>
}

/** One change at a time; its key stays while the outcome is unknown, and is renewed by a refusal. */
export function useChange(refresh: string, done: TextKey, onDone: () => void) {
  const t = useText()
  const client = useQueryClient()
  const { message } = App.useApp()
  const key = useRef(newKey())
  const busy = useRef(false)
  const mutation = useMutation({
    mutationFn: ({ method, path, body, query }: Sent) =>
      api.call<BookingView>(path, {
        method,
        repeatable: body !== undefined && 'clientKey' in body,
        ...(body ? { body } : {}),
        ...(query ? { query } : {}),
      }),
    onSuccess: () => {
      key.current = newKey()
      void message.success(t(done))
      onDone()
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status > 0 && error.status < 500)
        key.current = newKey()
    },
    onSettled: () => {
      busy.current = false
      return client.invalidateQueries({ queryKey: [refresh] })
    },
  })
  return {
    key: () => key.current,
    send(sent: Sent) {
      // A second click can come before React has drawn the button busy.
      if (busy.current) return
      busy.current = true
      mutation.mutate(sent)
    },
    isPending: mutation.isPending,
    problem: mutation.error instanceof ApiProblem ? mutation.error : undefined,
  }
}
