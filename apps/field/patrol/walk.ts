import { useSyncExternalStore } from 'react'
import { fieldNow, fieldState, subscribe as subscribeToField } from '../store/state.ts'
import type { Spot } from '../today/way.ts'

/**
 * A patrol being walked. It lives in the memory of this page alone: when it began, and where the phone
 * is now. No track is kept, and nothing of it is ever sent; it ends with the page or the session.
 */
export interface Walk {
  startedAt: number
  spot?: Spot & { accuracyMetres: number }
  /** The phone does not tell where it is: points can be checked all the same. */
  blind: boolean
}

let walk: Walk | undefined
let watch: number | undefined
let stopListening: (() => void) | undefined
const listeners = new Set<() => void>()

function set(next: Walk | undefined): void {
  walk = next
  for (const listener of listeners) listener()
}

export function startWalk(): void {
  if (walk) return
  set({ startedAt: fieldNow(), blind: !navigator.geolocation })
  stopListening = subscribeToField(() => {
    if (!fieldState().me) endWalk()
  })
  watch = navigator.geolocation?.watchPosition(
    ({ coords: { longitude, latitude, accuracy } }) => {
      if (!walk) return
      const spot = { lng: longitude, lat: latitude, accuracyMetres: Math.round(accuracy) }
      set({ ...walk, spot, blind: false })
    },
    () => walk && set({ ...walk, blind: true }),
    { enableHighAccuracy: true, maximumAge: 10_000, timeout: 30_000 },
  )
}

export function endWalk(): void {
  if (watch !== undefined) navigator.geolocation.clearWatch(watch)
  watch = undefined
  stopListening?.()
  set(undefined)
}

export function useWalk(): Walk | undefined {
  return useSyncExternalStore(subscribe, () => walk)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
