import { fileTypeFromFile } from 'file-type'

const mebibyte = 1024 * 1024

export interface Kind {
  group: 'photo' | 'document' | 'audio'
  /** What it is kept and served as. */
  mediaType: string
  mostBytes: number
}

const photo = (mediaType: string): Kind => ({ group: 'photo', mediaType, mostBytes: 15 * mebibyte })
const audio = (mediaType: string): Kind => ({ group: 'audio', mediaType, mostBytes: 20 * mebibyte })

/**
 * What is taken (OWN), by the type found in the bytes. HEIC is not among them: the free decoder is
 * not in the image library's build; a phone asked for image/jpeg converts by itself.
 */
const kinds: Readonly<Record<string, Kind>> = {
  'image/jpeg': photo('image/jpeg'),
  'image/png': photo('image/webp'),
  'image/webp': photo('image/webp'),
  'application/pdf': {
    group: 'document',
    mediaType: 'application/pdf',
    mostBytes: 20 * mebibyte,
  },
  'audio/mpeg': audio('audio/mpeg'),
  'audio/x-m4a': audio('audio/mp4'),
  'audio/mp4': audio('audio/mp4'),
  'audio/amr': audio('audio/amr'),
  'audio/wav': audio('audio/wav'),
  'audio/ogg': audio('audio/ogg'),
  'audio/ogg; codecs=opus': audio('audio/ogg'),
}

export const mostBytesOfAny = 20 * mebibyte

/** The kind by the file's own bytes, whatever its name or sender says; undefined when not taken. */
export async function kindOf(path: string): Promise<Kind | undefined> {
  const found = await fileTypeFromFile(path)
  return found ? kinds[found.mime] : undefined
}
