/** What the browsers of today play; AMR, from old phones, is none of it. */
const playable = new Set(['audio/mpeg', 'audio/mp4', 'audio/wav', 'audio/ogg'])

export type Showing = 'picture' | 'pdf' | 'sound' | 'link'

/** How a file of a matter is shown in its place. */
export function showingOf(mediaType: string): Showing {
  if (mediaType.startsWith('image/')) return 'picture'
  if (mediaType === 'application/pdf') return 'pdf'
  return playable.has(mediaType) ? 'sound' : 'link'
}
