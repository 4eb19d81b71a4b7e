import { useSyncExternalStore } from 'react'

function widthQuery(media: string): () => boolean {
  const query = window.matchMedia(media)
  const subscribe = (listener: () => void) => {
    query.addEventListener('change', listener)
    return () => query.removeEventListener('change', listener)
  }
  return () => useSyncExternalStore(subscribe, () => query.matches)
}

/** Phone widths, where tables become cards; the same width as in console.css. */
export const useNarrow = widthQuery('(max-width: 760px)')

/** Too little room for every place of the navigation in one row; the same width as in console.css. */
export const useShortNav = widthQuery('(max-width: 1200px)')

/** Room for something beside the list; the same width as in worklist.css. */
export const useRoomBeside = widthQuery('(min-width: 1180px)')
