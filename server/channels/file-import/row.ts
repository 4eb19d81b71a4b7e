/** One record of a file, whatever its format. */
export interface Row {
  /** Line of the file where it begins, from 1; of a JSON array or a sheet, the number of the element. */
  line: number
  /** Column -> value, as the format gives it: text, number, boolean, Date, nested JSON. */
  cells: Readonly<Record<string, unknown>>
  /** Why it cannot even be read. */
  fault?: string
}

/** The file cannot be imported at all; the message says what to do. */
export class ImportError extends Error {}

/** A cell by its column; `reporter.name` also looks into a nested object. */
export function cellOf(row: Row, column: string): unknown {
  const value = row.cells[column]
  if (value !== undefined || !column.includes('.')) return value
  let inner: unknown = row.cells
  for (const part of column.split('.'))
    inner = typeof inner === 'object' && inner !== null ? Reflect.get(inner, part) : undefined
  return inner
}
