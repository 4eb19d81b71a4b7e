import type { Readable } from 'node:stream'
import { type Options, parse } from 'csv-parse'
import { parse as parseNow } from 'csv-parse/sync'
import { ImportError, type Row } from './row.ts'

const lenient: Options = {
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
}
const delimiters = [',', '\t', ';', '|', '，'] as const

/** The delimiter under which the first records have most columns and agree about their number. */
export function detectDelimiter(sample: string): string {
  // The last record of a sample may be cut off.
  const whole = sample.slice(0, sample.lastIndexOf('\n') + 1) || sample
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const records = firstRecords(whole, delimiter)
    const columns = records[0]?.length ?? 0
    const agreeing = records.filter((record) => record.length === columns).length
    const score = ((columns - 1) * agreeing) / Math.max(1, records.length)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** Up to twenty, fewer where the sample ends inside a quote. */
function firstRecords(sample: string, delimiter: string): string[][] {
  const records: string[][] = []
  const keep = (record: string[]) => {
    records.push(record)
    return record
  }
  try {
    parseNow(sample, { ...lenient, delimiter, to: 20, on_record: keep })
  } catch {
    // What was read before is what we came for.
  }
  return records
}

/** Names of the columns: empty ones get their number, repeated ones a number behind. */
export function columnNames(header: readonly unknown[]): string[] {
  const seen = new Map<string, number>()
  return header.map((cell, at) => {
    const name = String(cell ?? '').trim() || `column ${at + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

export function csvHeader(sample: string, delimiter: string): string[] {
  return columnNames(firstRecords(sample, delimiter)[0] ?? [])
}

/** Records after the header. Too many or too few cells are the row's fault, not the file's. */
export async function* csvRows(text: Readable, delimiter: string): AsyncGenerator<Row> {
  const parser = parse({ ...lenient, delimiter, info: true, encoding: 'utf8' })
  text.on('error', (error) => parser.destroy(error))
  text.pipe(parser)
  let names: string[] | undefined
  let line = 1
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const first = line
      line = info.lines + 1
      if (names === undefined) {
        names = columnNames(record)
        continue
      }
      yield rowOf(record, names, first)
    }
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('CSV_'))
      throw new ImportError(`the CSV breaks off after line ${line}: ${(error as Error).message}`)
    throw error
  } finally {
    text.destroy()
  }
}

interface Parsed {
  record: string[]
  info: { lines: number }
}

function rowOf(record: readonly string[], names: readonly string[], line: number): Row {
  const cells: Record<string, unknown> = {}
  for (const [at, name] of names.entries()) cells[name] = record[at] ?? ''
  if (record.length === names.length) return { line, cells }
  for (let at = names.length; at < record.length; at += 1) cells[`column ${at + 1}`] = record[at]
  return { line, cells, fault: `${record.length} cells under ${names.length} headers` }
}
