import { RowReader } from './row-reader.ts'
import { readTable, type SeedResult } from './table.ts'

/** Reads every row of a file with the same reader; `code` must be unique within it. */
export function readRows<T extends { code: string }>(
  file: string,
  text: string,
  columns: readonly string[],
  readRow: (row: RowReader) => T,
): SeedResult<T> {
  const table = readTable(file, text, columns)
  const result: SeedResult<T> = { items: [], faults: [...table.faults] }
  const seen = new Set<string>()
  for (const row of table.rows) {
    const reader = new RowReader(file, row)
    const item = readRow(reader)
    if (seen.has(item.code)) reader.fault(`code ${item.code} is there twice`)
    seen.add(item.code)
    if (reader.faults.length === 0) result.items.push(item)
    result.faults.push(...reader.faults)
  }
  return result
}
