import { Suspense } from 'react'
import { part } from '#apps/kit/part.ts'
import { Loading } from '../shell/Loading.tsx'
import type { CaseMapProps } from './CaseMap.tsx'

const CaseMap = part(async () => (await import('./CaseMap.tsx')).CaseMap)

/** The map library is large: it comes only when the map is wanted. */
export function LazyCaseMap(props: CaseMapProps) {
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <CaseMap {...props} />
    </Suspense>
  )
}
