import type { ReactNode } from 'react'
import type { Bilingual } from '#contract/common.ts'
import { useText } from '../texts.ts'

interface Place {
  code: string
  name: Bilingual
}

/** From the widest place down to the one above that which is shown. */
export function Above(props: { above: readonly Place[]; link: (place: Place) => ReactNode }) {
  const t = useText()
  if (props.above.length === 0) return null
  return (
    <nav className="patrols-above" aria-label={t('patrols.above')}>
      {props.above.map((place) => (
        <span key={place.code}>
          {props.link(place)}
          <span aria-hidden="true"> › </span>
        </span>
      ))}
    </nav>
  )
}
