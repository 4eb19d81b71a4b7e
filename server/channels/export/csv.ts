import type { Cell } from './columns.ts'
import { shanghaiMs } from './sheet.ts'

/** For programs that know no UTF-8 until told. */
const byteOrderMark = '\ufeff'

/** RFC 4180, with lines ended as it says; a cell that a table program would run is made a text. */
export async function* commaLines(
  portions: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<Buffer> {
  yield Buffer.from(byteOrderMark)
  for await (const rows of portions)
    yield Buffer.from(rows.map((row) => `${row.map(written).join(',')}\r\n`).join(''))
}

function written(cell: Cell): string {
  if (cell === undefined) return ''
  if (cell instanceof Date)
    return new Date(cell.getTime() + shanghaiMs).toISOString().slice(0, 16).replace('T', ' ')
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
