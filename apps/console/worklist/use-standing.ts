import { useEffect, useRef } from 'react'
import type { CaseRow } from '#contract/api.ts'

/**
 * Where one stands in a list: the row selected. When it leaves the list, because it was dealt with,
 * here or by a colleague, the one that takes its place is selected, so that nobody loses the thread.
 * @returns its index, 0 in a list just opened
 */
export function useStanding(
  rows: readonly CaseRow[],
  selected: string | undefined,
  select: (row: CaseRow | undefined) => void,
): number {
  const before = useRef(0)
  const found = rows.findIndex(({ id }) => id === selected)
  const index = found >= 0 ? found : Math.min(before.current, Math.max(0, rows.length - 1))
  const next = rows[index]
  useEffect(() => {
    before.current = index
    if (found < 0 && next) select(next)
  }, [found, index, next, select])
  return index
}
