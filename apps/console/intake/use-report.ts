import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type Type from 'typebox'
import { api } from '#apps/kit/api.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import type { StaffReceipt } from '#contract/api.ts'
import { type ReportDraft, reportOf } from './report-draft.ts'

export type StaffReceiptView = Type.Static<typeof StaffReceipt>
export interface OnSite {
  result: string
  attachmentIds: string[]
}

/**
 * Sends a report at most once, however often the button is pressed or the network fails.
 * @param ticketId with which the person came to the window
 */
export function useReport(onDone: (receipt: StaffReceiptView) => void, ticketId?: string) {
  const client = useQueryClient()
  const key = useRef(newKey())
  const sending = useRef(false)
  const mutation = useMutation({
    mutationFn: ({ draft, onSite }: { draft: ReportDraft; onSite?: OnSite }) =>
      api.call<StaffReceiptView>('/reports', {
        method: 'POST',
        repeatable: true,
        body: {
          ...reportOf(draft, key.current),
          ...(onSite ? { onSite } : {}),
          ...(ticketId ? { ticketId } : {}),
        },
      }),
    onSuccess: (receipt) => {
      key.current = newKey()
      void client.invalidateQueries({ queryKey: ['worklists'] })
      void client.invalidateQueries({ queryKey: ['cases'] })
      void client.invalidateQueries({ queryKey: ['visits-figure'] })
      onDone(receipt)
    },
    onError: (error) => {
      const refused = error instanceof ApiProblem && error.status >= 400 && error.status < 500
      if (refused) key.current = newKey()
    },
    onSettled: () => {
      sending.current = false
    },
  })
  return {
    isPending: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
    send(draft: ReportDraft, onSite?: OnSite) {
      if (sending.current) return
      sending.current = true
      mutation.mutate({ draft, ...(onSite ? { onSite } : {}) })
    },
  }
}
