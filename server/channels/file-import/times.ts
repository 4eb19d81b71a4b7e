/** Jiuquan keeps one offset all year (Asia/Shanghai, no daylight saving since 1992). */
const offsetMs = 8 * 3_600_000
const written =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2})[:时点](\d{1,2})分?(?:[:]?(\d{1,2})(?:\.\d+)?秒?)?)?$/
const withZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

/**
 * A time as files write it: ISO with or without zone, 2019/12/30 17:06, 2019年12月30日17时06分, a
 * date alone (midnight), a spreadsheet's date cell or serial number, epoch seconds or milliseconds.
 * Without a zone it is the town's time. undefined when it cannot be read.
 */
export function parseTime(value: unknown): Date | undefined {
  // A spreadsheet's reader hands over the clock face as if it were UTC.
  if (value instanceof Date) return valid(value.getTime() - offsetMs)
  if (typeof value === 'number') return ofNumber(value)
  if (typeof value !== 'string') return undefined
  const text = value.normalize('NFKC').trim()
  if (withZone.test(text)) return valid(Date.parse(text))
  const found = written.exec(text)
  if (found) return ofParts(found.slice(1).map((part) => Number(part ?? 0)))
  return /^\d+(\.\d+)?$/.test(text) ? ofNumber(Number(text)) : undefined
}

function ofParts(parts: readonly number[]): Date | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  // 2019-02-30 would roll over into March in silence.
  const rolled = at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day
  if (rolled || hour > 23 || minute > 59 || second > 59) return undefined
  return valid(at.getTime() - offsetMs)
}

function ofNumber(value: number): Date | undefined {
  if (value > 1e12 && value < 5e12) return new Date(value)
  if (value > 1e9 && value < 5e9) return new Date(value * 1000)
  // Spreadsheet days since 1899-12-30, here for 1954 to 2119.
  if (value > 20_000 && value < 80_000)
    return valid(Math.round((value - 25_569) * 86_400) * 1000 - offsetMs)
  return undefined
}

function valid(ms: number): Date | undefined {
  return Number.isNaN(ms) ? undefined : new Date(ms)
}
