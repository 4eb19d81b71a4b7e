import { useCallback, useEffect, useRef, useState } from 'react'
import { newKey } from '#apps/kit/client-key.ts'
import { keep, readKept } from '#apps/kit/keep.ts'
import { type Draft, isEmpty, newDraft, restoreDraft } from './draft.ts'
import { draftKeptAs as keptAs } from './unsent.ts'

const disk = () => localStorage

export type ChangeDraft = (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void

/** The draft of this device, written down with every change. */
export function useDraft() {
  const [draft, setDraft] = useState(() => restoreDraft(readKept(disk, keptAs), newKey))
  const [restored] = useState(() => !isEmpty(draft))
  const latest = useRef(draft)
  latest.current = draft

  useEffect(() => {
    keep(disk, keptAs, isEmpty(draft) ? undefined : draft)
  }, [draft])

  const change: ChangeDraft = useCallback((by) => {
    setDraft((old) => ({ ...old, ...(typeof by === 'function' ? by(old) : by) }))
  }, [])
  const clear = useCallback(() => {
    keep(disk, keptAs, undefined)
    setDraft(newDraft(newKey()))
  }, [])
  return { draft, latest, change, clear, restored }
}
