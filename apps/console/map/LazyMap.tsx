import { Suspense } from 'react'
import { part } from '#apps/kit/part.ts'
import { useText } from '../texts.ts'
import type { GridMapProps } from './GridMap.tsx'

const GridMap = part(async () => (await import('./GridMap.tsx')).GridMap)

/** The map library is large: it comes only when a map is on screen. */
export function LazyMap(props: GridMapProps) {
  const t = useText()
  return (
    <Suspense
      fallback={
        <div className="map" style={{ height: props.height }} role="status">
          {t('app.loading')}
        </div>
      }
    >
      <GridMap {...props} />
    </Suspense>
  )
}
