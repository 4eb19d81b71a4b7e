import { useMemo } from 'react'
import { apart, type Label } from './labels.ts'

/** Names on the map; one that would lie on another waits until the map is nearer. */
export function MapLabels({ labels }: { labels: readonly Label[] }) {
  const rem = useMemo(
    () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    [],
  )
  return apart(labels, rem).map(({ key, kind, words, x, y }) => (
    <text key={key} className={`map-${kind}`} x={x} y={y}>
      {words}
    </text>
  ))
}
