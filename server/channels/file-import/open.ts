import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { createGunzip, gunzipSync } from 'node:zlib'
import { readSheet } from 'read-excel-file/node'
import { columnNames, csvHeader, csvRows, detectDelimiter } from './csv-rows.ts'
import { jsonArrayRows, jsonLineRows } from './json-rows.ts'
import { ImportError, type Row } from './row.ts'
import { decoding, detectEncoding, type Encoding, firstBytes, isGzip, sampleOf } from './text.ts'

export const formats = ['csv', 'jsonl', 'json', 'xlsx'] as const
export type Format = (typeof formats)[number]

export interface SourceFile {
  path: string
  /** Without folders and endings: inbox for data/inbox.jsonl.gz. */
  name: string
  format: Format
  encoding: Encoding | undefined
  delimiter: string | undefined
  /** Of the first records where the format names columns in every record. */
  headers: string[]
  bytes: number
  /** How far in the file, in bytes of the file as it lies. */
  position(): number
  rows(): AsyncGenerator<Row>
}

export interface OpenWishes {
  format?: Format
  encoding?: Encoding
  delimiter?: string
}

/** Looks into the file and says what it is; rows() then streams it. @throws ImportError */
export async function openSource(path: string, wish: OpenWishes = {}): Promise<SourceFile> {
  const head = await firstBytes(path, 4)
  const gzip = isGzip(head)
  const sample = await sampleOf(path, gzip)
  if (sample.length === 0) throw new ImportError(`${path} is empty`)
  const bytes = (await stat(path)).size
  const base = { path, name: nameOf(path), bytes }
  if (wish.format === 'xlsx' || (!wish.format && sample.subarray(0, 4).toString() === 'PK\x03\x04'))
    return { ...base, ...(await openSheet(path, gzip, bytes)) }
  const encoding = wish.encoding ?? detectEncoding(sample)
  const text = new TextDecoder(encoding).decode(sample, { stream: true })
  const format = wish.format ?? detectFormat(path, text)
  const delimiter = format === 'csv' ? (wish.delimiter ?? detectDelimiter(text)) : undefined
  let read = 0
  const rows = () => {
    read = 0
    const chunks = textOf(path, gzip, encoding, (length) => {
      read += length
    })
    if (delimiter !== undefined) return csvRows(chunks, delimiter)
    return format === 'json' ? jsonArrayRows(chunks) : jsonLineRows(chunks)
  }
  const headers = delimiter === undefined ? await keysOf(format, text) : csvHeader(text, delimiter)
  return { ...base, format, encoding, delimiter, headers, position: () => read, rows }
}

function nameOf(path: string): string {
  return basename(path)
    .replace(/\.gz$/i, '')
    .replace(/\.(csv|tsv|txt|jsonl|ndjson|json|xlsx)$/i, '')
}

function detectFormat(path: string, text: string): Format {
  const bare = path.toLowerCase().replace(/\.gz$/, '')
  if (/\.(csv|tsv)$/.test(bare)) return 'csv'
  const first = text.trimStart()[0]
  return first === '[' ? 'json' : first === '{' ? 'jsonl' : 'csv'
}

function textOf(
  path: string,
  gzip: boolean,
  encoding: Encoding,
  passed: (bytes: number) => void,
): Readable {
  const meter = new Transform({
    transform(chunk: Buffer, _, done) {
      passed(chunk.length)
      done(null, chunk)
    },
  })
  const steps = [meter, ...(gzip ? [createGunzip()] : []), decoding(encoding)]
  let current: Readable = createReadStream(path, { highWaterMark: 262_144 })
  for (const step of steps) {
    const from = current
    from.on('error', (error) => step.destroy(damaged(error)))
    // Whoever stops reading at the end closes the file at the beginning.
    step.on('close', () => from.destroy())
    current = from.pipe(step)
  }
  return current
}

function damaged(error: Error): Error {
  const { code } = error as { code?: string }
  return code?.startsWith('Z_') ? new ImportError(`the packed file is damaged: ${code}`) : error
}

/** Keys of the first whole records, nested ones as paths. */
async function keysOf(format: Format, sample: string): Promise<string[]> {
  const keys = new Set<string>()
  const text = (async function* () {
    yield sample
  })()
  let seen = 0
  try {
    for await (const row of format === 'json' ? jsonArrayRows(text) : jsonLineRows(text)) {
      if (row.fault === undefined) collect(row.cells, '', keys)
      seen += 1
      if (seen === 50) break
    }
  } catch (error) {
    // The sample ends before the array does.
    if (!(error instanceof ImportError)) throw error
  }
  return [...keys]
}

function collect(value: Readonly<Record<string, unknown>>, path: string, keys: Set<string>): void {
  for (const [key, inner] of Object.entries(value)) {
    const nested = typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    if (nested) collect(inner as Record<string, unknown>, `${path}${key}.`, keys)
    else keys.add(path + key)
  }
}

/** A workbook is read whole: its format allows nothing else. For large files say so: save as CSV. */
async function openSheet(path: string, gzip: boolean, bytes: number) {
  const contents = await readFile(path)
  const sheet = await readSheet(gzip ? gunzipSync(contents) : contents, { trim: false }).catch(
    (error: Error) => {
      throw new ImportError(`the workbook cannot be read: ${error.message}`)
    },
  )
  const headers = columnNames(sheet[0] ?? [])
  let at = 0
  return {
    format: 'xlsx' as const,
    encoding: undefined,
    delimiter: undefined,
    headers,
    position: () => Math.round((bytes * at) / Math.max(1, sheet.length)),
    async *rows(): AsyncGenerator<Row> {
      for (at = 1; at < sheet.length; at += 1) {
        const record = sheet[at] ?? []
        if (record.every((cell) => cell === null)) continue
        const cells = Object.fromEntries(headers.map((name, column) => [name, record[column]]))
        yield { line: at + 1, cells }
      }
    },
  }
}
