import { useEffect } from 'react'
import { api } from '#apps/kit/api.ts'
import type { FormView } from '#contract/questions.ts'
import type { ChangeDraft } from './use-draft.ts'

/** The questions of the category, kept with the draft: without the network those at hand stay. */
export function useForm(
  category: string | undefined,
  kept: FormView | undefined,
  change: ChangeDraft,
): FormView | undefined {
  useEffect(() => {
    if (!category) return
    const stop = new AbortController()
    api
      .get<{ form?: FormView }>('/town/forms', { category }, stop.signal)
      .then(({ form }) => change({ form }))
      .catch(() => undefined)
    return () => stop.abort()
  }, [category, change])
  return category && kept && category.startsWith(kept.code) ? kept : undefined
}
