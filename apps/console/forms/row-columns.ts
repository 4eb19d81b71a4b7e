import type { JsonSchema } from './fields.ts'

type Row = Readonly<Record<string, unknown>>

/** A cell of a row: an entry, or an entry of an entry (the Chinese and the English name). */
export interface Column {
  path: readonly string[]
  schema: JsonSchema
  required: boolean
}

export function columnsOf(row: JsonSchema, above: readonly string[] = []): Column[] {
  return Object.entries(row.properties ?? {}).flatMap(([name, schema]) => {
    const path = [...above, name]
    if (schema.properties) return columnsOf(schema, path)
    return [{ path, schema, required: row.required?.includes(name) ?? false }]
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

/** The row with that cell; an optional one that is emptied is not there at all. */
export function withValue(row: Row, { path, required }: Column, cell: string | number): Row {
  const [name = '', ...rest] = path
  if (rest.length > 0) {
    const inner = (row[name] ?? {}) as Row
    return { ...row, [name]: withValue(inner, { path: rest, required, schema: {} }, cell) }
  }
  if (cell !== '' || required) return { ...row, [name]: cell }
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== name))
}
