import './map.css'
import { useEffect, useId, useRef } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import type { Point } from '#contract/common.ts'
import type { Grid } from '../report/where.ts'
import { useText } from '../texts.ts'
import type { Spot } from '../today/way.ts'
import { PinMap } from './PinMap.tsx'
import { useHere } from './use-here.ts'

interface Props {
  grids: readonly Grid[]
  /** The grid to begin with, when there is no point. */
  grid: Grid | undefined
  point: Point | undefined
  onTake: (spot: Spot) => void
  onClose: () => void
}

/** The map over the whole screen; without a network it is as good as with one. */
export function MapSheet({ grids, grid, point, onTake, onClose }: Props) {
  const t = useText()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const accuracyMetres = point?.accuracyMetres
  const here = useHere(
    point && accuracyMetres !== undefined ? { ...point, accuracyMetres } : undefined,
  )

  useEffect(() => {
    const sheet = dialog.current
    sheet?.showModal()
    // Keys move the map at once; closing is one Escape away.
    sheet?.querySelector<HTMLElement>('.map-pane')?.focus()
    return () => sheet?.close()
  }, [])

  return (
    <dialog ref={dialog} className="map-sheet" aria-labelledby={id} onClose={onClose}>
      <header>
        <h2 id={id}>{t('map.title')}</h2>
        <button type="button" className="map-close" aria-label={t('case.cancel')} onClick={onClose}>
          <Icon name="cross" size="1.5rem" />
        </button>
      </header>
      <PinMap grids={grids} grid={grid} point={point} here={here} onTake={onTake} />
    </dialog>
  )
}
