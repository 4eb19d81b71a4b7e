import { useQuery } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import type { CaseTexts } from '#contract/case-texts.ts'
import type { CommandName } from '#contract/cases.ts'
import type { TextValues } from '#contract/fill.ts'
import type { Refusal } from '#contract/town.ts'
import type { Field, FormValues } from '../forms/fields.ts'
import { draftValues } from './draft-values.ts'

export interface TextsAtHand {
  offersFor(field: Field): CaseTexts['fields'][string]
  values: TextValues
}

/** The standard texts of a command for this case; none while they have not arrived: nobody waits. */
export function useCaseTexts(
  caseId: string,
  version: number,
  command: CommandName,
  fields: readonly Field[],
  entered: FormValues,
): TextsAtHand {
  const texts = useQuery({
    queryKey: ['case', caseId, 'texts', command, version],
    enabled: fields.some(({ kind }) => kind === 'longText'),
    queryFn: ({ signal }) => api.get<CaseTexts>(`/cases/${caseId}/texts`, { command }, signal),
  })
  const refusals = useQuery({
    queryKey: ['town', 'refusals'],
    enabled: fields.some(({ name }) => name === 'refusalCode'),
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) => api.get<Refusal[]>('/town/refusals', undefined, signal),
  })
  return {
    offersFor: ({ name, kind }) => (kind === 'longText' ? (texts.data?.fields[name] ?? []) : []),
    values: { ...texts.data?.values, ...draftValues(entered, refusals.data ?? []) },
  }
}
