import { useCallback, useState } from 'react'
import type { CaseRow } from '#contract/api.ts'

/** At most so many go to the server at once (contract: BulkBody). */
export const mostMarked = 200

export interface Marked {
  rows: ReadonlyMap<string, CaseRow>
  toggle: (row: CaseRow) => void
  markAll: (rows: readonly CaseRow[]) => void
  clear: () => void
}

/** Matters ticked for one command. Ticks stay while the list moves beneath them. */
export function useMarks(): Marked {
  const [rows, setRows] = useState<ReadonlyMap<string, CaseRow>>(new Map())
  const toggle = useCallback(
    (row: CaseRow) =>
      setRows((before) => {
        const after = new Map(before)
        if (!after.delete(row.id) && after.size < mostMarked) after.set(row.id, row)
        return after
      }),
    [],
  )
  const markAll = useCallback(
    (all: readonly CaseRow[]) =>
      setRows(new Map(all.slice(0, mostMarked).map((row) => [row.id, row]))),
    [],
  )
  const clear = useCallback(() => setRows(new Map()), [])
  return { rows, toggle, markAll, clear }
}
