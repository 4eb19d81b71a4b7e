import { useEffect, useState } from 'react'
import type { Spot } from './way.ts'

/**
 * Where the phone is, once the person has allowed it for something else; never asked for here, never
 * sent anywhere.
 */
export function useSpot(): Spot | undefined {
  const [spot, setSpot] = useState<Spot>()
  useEffect(() => {
    let gone = false
    const look = async () => {
      const permission = await navigator.permissions?.query({ name: 'geolocation' })
      if (permission?.state !== 'granted' || gone) return
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => setSpot({ lng: coords.longitude, lat: coords.latitude }),
        () => undefined,
        { maximumAge: 60_000, timeout: 10_000 },
      )
    }
    look().catch(() => undefined)
    return () => {
      gone = true
    }
  }, [])
  return spot
}
