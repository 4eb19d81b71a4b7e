import { createWriteStream, type WriteStream } from 'node:fs'
import { access, constants, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Row } from './row.ts'

/** Rejected rows: line, every reason, and the row as it came, to be mended and imported again. */
export interface RejectedFile {
  add(row: Row, reasons: readonly string[]): Promise<void>
  /** @returns the path when there were any; an old file of an earlier run is gone when not. */
  close(): Promise<string | undefined>
}

export async function openRejected(
  path: string,
  headers: readonly string[],
): Promise<RejectedFile> {
  let out: WriteStream | undefined
  let failure: Error | undefined
  let target = path
  return {
    async add(row, reasons) {
      if (!out) {
        target = await writable(path)
        out = createWriteStream(target)
        out.on('error', (error) => {
          failure = error
        })
        // With a BOM spreadsheets know it for UTF-8.
        out.write(`\uFEFF${csvLine(['行号 line', '原因 reasons', ...headers])}`)
      }
      if (failure) throw failure
      const cells = headers.map((header) => row.cells[header])
      const more = headers.length === 0 ? [row.cells] : [...beyond(row, headers)]
      const line = csvLine([row.line, reasons.join('; '), ...cells, ...more])
      if (!out.write(line))
        await new Promise<void>((resolve) => out?.once('drain', () => resolve()))
    },
    async close() {
      if (!out) {
        await rm(path, { force: true }).catch(() => undefined)
        return undefined
      }
      const closing = out
      await new Promise((resolve) => closing.end(() => resolve(undefined)))
      if (failure) throw failure
      return target
    },
  }
}

function* beyond(row: Row, headers: readonly string[]): Generator<unknown> {
  const known = new Set(headers)
  for (const [column, value] of Object.entries(row.cells)) if (!known.has(column)) yield value
}

/** Beside the file, or here when that folder takes no files. */
async function writable(path: string): Promise<string> {
  try {
    await access(dirname(path), constants.W_OK)
    return path
  } catch {
    return basename(path)
  }
}

function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvCell).join(',')}\r\n`
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text =
    value instanceof Date
      ? value.toISOString().replace('T', ' ').slice(0, 19)
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
