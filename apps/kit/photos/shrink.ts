export interface PictureFacts {
  width: number
  height: number
  bytes: number
  type: string
}

/** Longest side that still shows a number plate or a price tag; about 300 kB as JPEG. */
export const longestSide = 1600
export const quality = 0.8
const smallEnough = 400_000

/**
 * Size to draw it at, or undefined to send it as it is: small JPEGs stay untouched (the server
 * removes their place); everything else goes as JPEG, because a 3G line takes a minute for 4 MB.
 */
export function shrinkTo({
  width,
  height,
  bytes,
  type,
}: PictureFacts): { width: number; height: number } | undefined {
  const longest = Math.max(width, height)
  if (type === 'image/jpeg' && longest <= longestSide && bytes <= smallEnough) return undefined
  return fitted(width, height, longestSide)
}

/** Both sides scaled alike so that the longer is at most `most`; never enlarged, never below 1. */
export function fitted(width: number, height: number, most: number) {
  const scale = Math.min(1, most / Math.max(width, height))
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}
