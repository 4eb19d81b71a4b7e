import { parse } from 'csv-parse/sync'

/** One fault of a seed file: where it is and what is wrong, in words for the editor. */
export interface SeedFault {
  file: string
  line: number
  detail: string
}

export interface SeedRow {
  line: number
  cells: Readonly<Record<string, string>>
}

export interface SeedTable {
  rows: SeedRow[]
  faults: SeedFault[]
}

/** What a reader of one file gives back: the good rows, and every fault of the others. */
export interface SeedResult<T> {
  items: T[]
  faults: SeedFault[]
}

/**
 * Reads a seed file: CSV with a heading row, lines beginning with # are comments.
 * A row with too few or too many cells is a fault and is left out.
 */
export function readTable(file: string, text: string, columns: readonly string[]): SeedTable {
  // csv-parse's types do not follow its option `info`, which wraps each record with its line.
  const records = parse(text, {
    bom: true,
    comment: '#',
    comment_no_infix: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  }) as unknown as { record: string[]; info: { lines: number } }[]
  const heading = records[0]?.record ?? []
  const faults: SeedFault[] = columns
    .filter((column) => !heading.includes(column))
    .map((column) => ({ file, line: 1, detail: `column ${column} is missing` }))
  if (faults.length > 0) return { rows: [], faults }
  const rows: SeedRow[] = []
  for (const { record, info } of records.slice(1)) {
    if (record.length !== heading.length) {
      const detail = `${record.length} cells where the heading has ${heading.length}`
      faults.push({ file, line: info.lines, detail })
      continue
    }
    const cells = Object.fromEntries(heading.map((column, at) => [column, record[at] ?? '']))
    rows.push({ line: info.lines, cells })
  }
  return { rows, faults }
}
