import { queryOptions } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import type { JointVisits } from '#contract/joint.ts'

export const jointQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'joint-visits'],
    queryFn: ({ signal }) =>
      api.get<JointVisits>(`/cases/${caseId}/joint-visits`, undefined, signal),
  })
