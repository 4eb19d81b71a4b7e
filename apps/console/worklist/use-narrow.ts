import { useSyncExternalStore } from 'react'

const query = window.matchMedia('(max-width: 760px)')

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Phone widths, where tables become cards; the same width as in console.css. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches)
}
