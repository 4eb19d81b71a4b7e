import type { PhotoDraft } from './draft.ts'

/** Why a report does not go yet, though the person has pressed "send". */
export type Hold = 'offline' | 'photos'

/**
 * Without a network nothing is tried, so nothing is uncertain; a photo under way is waited for, or
 * it would be left behind. One that failed holds up nothing: the words matter more.
 */
export function holdOf(online: boolean, photos: readonly PhotoDraft[]): Hold | undefined {
  if (!online) return 'offline'
  const underWay = photos.some(({ state }) => state === 'waiting' || state === 'sending')
  return underWay ? 'photos' : undefined
}
