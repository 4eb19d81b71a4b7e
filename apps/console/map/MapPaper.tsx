import { useCallback } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { MapSetup } from '#contract/map.ts'
import { queues } from '#contract/queues.ts'
import type { CasePoints } from '#contract/workbench.ts'
import { useText } from '../texts.ts'
import { useFilterWords } from '../worklist/FilterChips.tsx'
import { filterFields, type ListFilter } from '../worklist/filters.ts'
import { Signs } from './Legend.tsx'
import type { ShownLayers } from './map-style.ts'
import { scaleBar } from './scale.ts'

/** The map as it was drawn, and how many metres lie between its sides. */
export interface Picture {
  canvas: HTMLCanvasElement
  widthMetres: number
}

declare module 'react' {
  interface CSSProperties {
    '--ratio'?: number
  }
}

export interface PaperProps {
  picture: Picture
  filter: ListFilter
  queue: string
  shown: ShownLayers
  setup: MapSetup
  points: CasePoints | undefined
}

/** One sheet, A4 across: what is shown, narrowed by what, when, how large, and what its signs mean. */
export function MapPaper({ picture, filter, queue, shown, setup, points }: PaperProps) {
  const t = useText()
  const language = useLanguage()
  const words = useFilterWords(filter)
  const held = filterFields.filter((field) => filter[field]).map(words)
  const scale = scaleBar(picture.widthMetres)
  const put = useCallback(
    (figure: HTMLElement | null) => figure?.prepend(picture.canvas),
    [picture],
  )
  return (
    <article className="map-paper">
      <header>
        <h1>
          {t('map.title')} · {queues[queue as keyof typeof queues]?.[language] ?? queue}
        </h1>
        <p>
          {held.length > 0 ? held.join(' · ') : t('map.noFilter')}
          {points && ` · ${t('map.counted', { n: points.ids.length })}`}
          {` · ${t('map.printedAt', { at: dateTimeOf(new Date()) })}`}
        </p>
      </header>
      <figure ref={put} style={{ '--ratio': picture.canvas.width / picture.canvas.height }}>
        <span className="map-scale" style={{ width: `${scale.share * 100}%` }}>
          {scale.words}
        </span>
      </figure>
      <footer>
        <Signs shown={shown} synthetic={setup.synthetic} />
        {setup.attribution && <p>{setup.attribution}</p>}
      </footer>
    </article>
  )
}
