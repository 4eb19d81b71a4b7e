import { useEffect, useState } from 'react'
import type { Point } from '#contract/common.ts'

export type Search = 'asking' | 'found' | 'failed'

/** Asks the phone where it is while the first tap is made; the answer says how sure it is. */
export function usePlace(found: (point: Point) => void, wanted: boolean) {
  const [search, setSearch] = useState<Search>('asking')
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each time it is wanted
  useEffect(() => {
    if (!wanted) return
    let gone = false
    if (!navigator.geolocation) {
      setSearch('failed')
      return
    }
    setSearch('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        if (gone) return
        found({
          lng: coords.longitude,
          lat: coords.latitude,
          datum: 'WGS84',
          accuracyMetres: Math.round(coords.accuracy),
        })
        setSearch('found')
      },
      () => setSearch('failed'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
    // A place chosen by hand meanwhile is not overruled by an answer that comes late.
    return () => {
      gone = true
    }
  }, [wanted])
  return search
}
