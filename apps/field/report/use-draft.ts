import { useEffect, useRef, useState } from 'react'
import { newKey } from '#apps/kit/client-key.ts'
import { sweepShelf } from '../photos/shelf.ts'
import { theVault } from '../store/open.ts'
import { type Draft, newDraft, photosOf } from './draft.ts'

const keptAs = 'draft'

/** Lays a draft before the report page; one that was begun there makes way. */
export const readDraft = () => theVault().read<Draft>(keptAs)
export const layDraft = (draft: Draft) => theVault().write(keptAs, draft)

/** The report being made; undefined until what was kept is read. */
export function useDraft() {
  const [draft, setDraft] = useState<Draft>()
  const writing = useRef<Promise<unknown>>(Promise.resolve())

  useEffect(() => {
    theVault()
      .read<Draft>(keptAs)
      .then(
        (kept) => {
          const begun = kept ?? newDraft(newKey())
          setDraft(begun)
          void sweepShelf(photosOf(begun))
        },
        () => setDraft(newDraft(newKey())),
      )
  }, [])

  /** One write after the other, so that the last one stays. A full phone keeps it on the page only. */
  function keep(next: Draft) {
    setDraft(next)
    const write = () => theVault().write(keptAs, next)
    writing.current = writing.current.then(write, write).catch(() => undefined)
  }

  return {
    draft,
    change: (by: Partial<Draft>) => draft && keep({ ...draft, ...by }),
    anew: (from: Partial<Draft> = {}) => keep({ ...newDraft(newKey()), ...from }),
  }
}
