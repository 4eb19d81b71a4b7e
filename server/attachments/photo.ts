import sharp from 'sharp'
import { Problem } from '#server/platform/problem.ts'

// One picture at a time per slot and no cache of decoded ones: memory stays flat under a crowd.
sharp.concurrency(1)
sharp.cache(false)

const longestSide = 2_560
/** A small file can unfold into an endless picture; the largest phone cameras stay below this. */
const mostPixels = 100_000_000
const slots = 2

let busy = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= slots) await new Promise<void>((resolve) => waiting.push(resolve))
  else busy += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy -= 1
  }
}

/**
 * The picture alone: turned upright, made smaller and written anew, so that neither the place in its
 * EXIF nor anything hidden behind it is kept.
 * @throws Problem wrong-file-type or too-large
 */
export async function writePhoto(
  from: string,
  to: string,
  mediaType: string,
): Promise<{ width: number; height: number }> {
  try {
    return await inTurn(async () => {
      const picture = sharp(from, { limitInputPixels: mostPixels, sequentialRead: true })
        .autoOrient()
        .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
        .timeout({ seconds: 30 })
      const written = mediaType === 'image/jpeg' ? picture.jpeg({ quality: 80 }) : picture.webp()
      const { width, height } = await written.toFile(to)
      return { width, height }
    })
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message)) throw new Problem('too-large')
    throw new Problem('wrong-file-type', { detail: '图片无法读取 (the picture cannot be read)' })
  }
}

const thumbSide = 320

/** Small enough for a slow line, large enough to see what it is; made when it is asked for. */
export function thumbOf(path: string): Promise<Buffer> {
  return inTurn(() =>
    sharp(path, { limitInputPixels: mostPixels, sequentialRead: true })
      .resize(thumbSide, thumbSide, { fit: 'cover' })
      .webp({ quality: 65 })
      .timeout({ seconds: 10 })
      .toBuffer(),
  )
}
