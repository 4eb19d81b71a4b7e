import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { api } from '#apps/kit/api.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import type { CaseVisits, RecordVisit, WriteNote } from '#contract/visits.ts'

export const visitsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'visits'],
    queryFn: ({ signal }) => api.get<CaseVisits>(`/cases/${caseId}/visits`, undefined, signal),
  })

type Sent =
  | { caseId: string; visit: Omit<RecordVisit, 'clientKey'> }
  | { caseId: string; note: Omit<WriteNote, 'clientKey'> }

/** Records once, however often the button is pressed or the network fails. */
export function useVisits(onDone: (visits: CaseVisits) => void) {
  const client = useQueryClient()
  const key = useRef(newKey())
  return useMutation({
    mutationFn: (sent: Sent) =>
      api.call<CaseVisits>(
        `/cases/${sent.caseId}/${'visit' in sent ? 'visits' : 'hand-over-notes'}`,
        {
          method: 'POST',
          repeatable: true,
          body: { ...('visit' in sent ? sent.visit : sent.note), clientKey: key.current },
        },
      ),
    onSuccess: (visits, { caseId }) => {
      key.current = newKey()
      client.setQueryData(visitsQuery(caseId).queryKey, visits)
      void client.invalidateQueries({ queryKey: ['hall'] })
      void client.invalidateQueries({ queryKey: ['visits-figure'] })
      onDone(visits)
    },
    onError: (error) => {
      // A refusal ends the intention; while the outcome is unknown the key stays.
      if (error instanceof ApiProblem && error.status >= 400 && error.status < 500)
        key.current = newKey()
    },
  })
}
