import { parseDate, yearOf } from './days.ts'
import { type NoticeFault, noticeFault, type ReadDay, type Reading } from './notice-fault.ts'

const kinds: Record<string, 'off' | 'work'> = { off: 'off', work: 'work', 休: 'off', 班: 'work' }

/** Rows `date,kind,name` (kind off or work, 休 or 班), separated by commas or tabs; a heading is skipped. */
export function readCsv(text: string): Reading {
  const rows: Row[] = []
  for (const [i, line] of text.split('\n').entries()) {
    const cells = line.split(/[,，\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    const isHeading = rows.length === 0 && cells[0]?.toLowerCase() === 'date'
    if (line.trim() === '' || isHeading) continue
    rows.push({ date: cells[0], kind: cells[1], name: cells[2], line: i + 1 })
  }
  return readRows(rows)
}

/** A list of {date, kind, name}, or {year, days} as in db/seeds/calendar. */
export function readJson(text: string): Reading {
  const content = parseJson(text)
  const list = Array.isArray(content) ? content : property(content, 'days')
  if (!Array.isArray(list)) {
    return { year: undefined, days: [], faults: [noticeFault('UNREADABLE', 0, 'JSON')] }
  }
  const rows = list.map((entry: unknown, i) => ({
    date: property(entry, 'date'),
    kind: property(entry, 'kind'),
    name: property(entry, 'name'),
    line: i + 1,
  }))
  const reading = readRows(rows)
  const year = property(content, 'year')
  return typeof year === 'number' ? { ...reading, year } : reading
}

interface Row {
  date: unknown
  kind: unknown
  name: unknown
  line: number
}

function readRows(rows: readonly Row[]): Reading {
  const days: ReadDay[] = []
  const faults: NoticeFault[] = []
  for (const { date, kind, name, line } of rows) {
    const day = parseDate(String(date))
    const known = kinds[String(kind).toLowerCase()]
    if (day === undefined) faults.push(noticeFault('BAD_DATE', line, String(date)))
    if (!known) faults.push(noticeFault('UNREADABLE', line, `kind ${String(kind)} (off, work)`))
    if (day === undefined || !known) continue
    days.push({ day, kind: known, name: typeof name === 'string' ? name : '', line })
  }
  return { year: commonestYear(days), days, faults }
}

/** Rows name no year, and a few may lie in the December before. */
function commonestYear(days: readonly ReadDay[]): number | undefined {
  const counts = new Map<number, number>()
  for (const { day } of days) counts.set(yearOf(day), (counts.get(yearOf(day)) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
