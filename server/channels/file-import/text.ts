import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ImportError } from './row.ts'

export const encodings = ['utf-8', 'gb18030', 'utf-16le'] as const
export type Encoding = (typeof encodings)[number]

/** UTF-8 unless the bytes cannot be; then GB18030, which holds GBK and GB2312. BOMs decide at once. */
export function detectEncoding(sample: Uint8Array): Encoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  try {
    // A sample may end inside a character: stream mode waits for the rest.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

/** Bytes to text, chunk by chunk, without a BOM. A byte that the encoding does not have is an error. */
export function decoding(encoding: Encoding): Transform {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch {
      const other = encoding === 'utf-8' ? 'gb18030' : 'utf-8'
      throw new ImportError(
        `the file holds bytes that are not ${encoding}: say --encoding ${other}, or save it as UTF-8`,
      )
    }
  }
  return new Transform({
    readableObjectMode: true,
    transform(chunk: Buffer, _, done) {
      try {
        done(null, decode(chunk) || undefined)
      } catch (error) {
        done(error as Error)
      }
    },
    flush(done) {
      try {
        done(null, decode() || undefined)
      } catch (error) {
        done(error as Error)
      }
    },
  })
}

export async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportError(error.code === 'ENOENT' ? `there is no file ${path}` : error.message)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

export const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b

/** The first bytes of the contents, unpacked where packed. */
export async function sampleOf(path: string, gzip: boolean, count = 262_144): Promise<Buffer> {
  if (!gzip) return firstBytes(path, count)
  const source = createReadStream(path)
  const unpacked = source.pipe(createGunzip())
  source.on('error', (error) => unpacked.destroy(error))
  const parts: Buffer[] = []
  let length = 0
  for await (const part of unpacked) {
    parts.push(part as Buffer)
    length += (part as Buffer).length
    if (length >= count) break
  }
  source.destroy()
  return Buffer.concat(parts).subarray(0, count)
}
