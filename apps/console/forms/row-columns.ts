import type { JsonSchema } from './fields.ts'

type Row = Readonly<Record<string, unknown>>
/** What one cell holds; a list of choices is a cell as well. */
export type CellValue = string | number | readonly string[]

/** A cell of a row: an entry, or an entry of an entry (the Chinese and the English name). */
export interface Column {
  path: readonly string[]
  schema: JsonSchema
  required: boolean
  /** Of an entry of an entry that may be left out: what belongs to it. */
  optionalGroup?: readonly string[]
}

export function columnsOf(row: JsonSchema, above: readonly string[] = []): Column[] {
  return Object.entries(row.properties ?? {}).flatMap(([name, schema]) => {
    const path = [...above, name]
    const required = row.required?.includes(name) ?? false
    if (!schema.properties) return [{ path, schema, required }]
    const inner = columnsOf(schema, path)
    if (required) return inner
    const optionalGroup = Object.keys(schema.properties)
    return inner.map((column) => ({ ...column, required: false, optionalGroup }))
  })
}

export function emptyRow(columns: readonly Column[]): Row {
  return columns
    .filter((column) => column.required)
    .reduce<Row>((row, column) => withValue(row, column, column.schema.enum?.[0] ?? ''), {})
}

export function valueAt(row: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as Row)[name] : undefined,
    row,
  )
}

/** The row with that cell; an optional one, or group of them, that is emptied is not there at all. */
export function withValue(row: Row, column: Column, cell: CellValue): Row {
  const { path, required, optionalGroup } = column
  const [name = '', ...rest] = path
  if (rest.length > 0) {
    const given = (row[name] ??
      Object.fromEntries((optionalGroup ?? []).map((key) => [key, '']))) as Row
    const inner = withValue(given, { path: rest, required: true, schema: {} }, cell)
    return optionalGroup && Object.values(inner).every(isBlank)
      ? without(row, name)
      : { ...row, [name]: inner }
  }
  return isBlank(cell) && !required ? without(row, name) : { ...row, [name]: cell }
}

const isBlank = (cell: unknown) => cell === '' || (Array.isArray(cell) && cell.length === 0)

function without(row: Row, name: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== name))
}
