import { useEffect } from 'react'
import { newKey } from '#apps/kit/client-key.ts'
import { sweepShelf } from '../photos/shelf.ts'
import { theVault } from '../store/open.ts'
import { useKept } from '../store/use-kept.ts'
import { type Draft, newDraft, photosOf } from './draft.ts'

const keptAs = 'draft'

/** Lays a draft before the report page; one that was begun there makes way. */
export const readDraft = () => theVault().read<Draft>(keptAs)
export const layDraft = (draft: Draft) => theVault().write(keptAs, draft)

/** The report being made; undefined until what was kept is read. */
export function useDraft() {
  const { value: draft, keep } = useKept(keptAs, () => newDraft(newKey()))
  const isRead = draft !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, by what was kept
  useEffect(() => {
    if (draft) void sweepShelf(photosOf(draft))
  }, [isRead])
  return {
    draft,
    change: (by: Partial<Draft>) => keep((before) => ({ ...before, ...by })),
    anew: (from: Partial<Draft> = {}) => keep(() => ({ ...newDraft(newKey()), ...from })),
  }
}
