import { useEffect, useState } from 'react'
import type { Spot } from '../today/way.ts'

export interface Here extends Spot {
  accuracyMetres: number
}

/** Where the phone is while the map is open; shown, kept nowhere, sent nowhere. */
export function useHere(first: Here | undefined): Here | undefined {
  const [here, setHere] = useState(first)
  useEffect(() => {
    const watch = navigator.geolocation?.watchPosition(
      ({ coords: { longitude, latitude, accuracy } }) =>
        setHere({ lng: longitude, lat: latitude, accuracyMetres: Math.round(accuracy) }),
      () => undefined,
      { enableHighAccuracy: true, maximumAge: 10_000 },
    )
    return () => {
      if (watch !== undefined) navigator.geolocation.clearWatch(watch)
    }
  }, [])
  return here
}
