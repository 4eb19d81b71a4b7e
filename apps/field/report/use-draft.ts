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
  /** What the next change builds on: a change may come later than the page it was begun on. */
  const latest = useRef<Draft>(undefined)
  const writing = useRef<Promise<unknown>>(Promise.resolve())

  useEffect(() => {
    void theVault()
      .read<Draft>(keptAs)
      .then(
        (kept) => {
          latest.current = kept ?? newDraft(newKey())
          void sweepShelf(photosOf(latest.current))
        },
        () => {
          latest.current = newDraft(newKey())
        },
      )
      .then(() => setDraft(latest.current))
  }, [])

  /** One write after the other, so that the last one stays. A full phone keeps it on the page only. */
  function keep(next: Draft) {
    latest.current = next
    setDraft(next)
    const write = () => theVault().write(keptAs, next)
    writing.current = writing.current.then(write, write).catch(() => undefined)
  }

  return {
    draft,
    change: (by: Partial<Draft>) => latest.current && keep({ ...latest.current, ...by }),
    anew: (from: Partial<Draft> = {}) => keep({ ...newDraft(newKey()), ...from }),
  }
}
