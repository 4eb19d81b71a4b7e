import { useCallback } from 'react'
import type { WorklistSearch } from './filters.ts'
import { useRoomBeside } from './use-narrow.ts'

/** What stands beside the list. */
export const panes = ['case', 'map', 'none'] as const
export type Pane = (typeof panes)[number]

const remembered = 'gezhong.pane'
const isPane = (value: string | null | undefined): value is Pane => panes.includes(value as Pane)

/** The address decides, then what one had last time, then the matter where there is room for it. */
export function usePane(
  asked: string | undefined,
  change: (next: Partial<WorklistSearch>) => void,
): [Pane, (pane: Pane) => void, () => void] {
  const room = useRoomBeside()
  const last = localStorage.getItem(remembered)
  const wished = isPane(asked) ? asked : isPane(last) ? last : 'case'
  const pane = room || isPane(asked) ? wished : 'none'
  const setPane = useCallback(
    (next: Pane) => {
      localStorage.setItem(remembered, next)
      change({ pane: next })
    },
    [change],
  )
  const turn = () => setPane(panes[(panes.indexOf(pane) + 1) % panes.length] ?? 'case')
  return [pane, setPane, turn]
}
