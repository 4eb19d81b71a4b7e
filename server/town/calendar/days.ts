/**
 * Dates of the town as plain numbers. Asia/Shanghai is UTC+08:00 without daylight saving since 1991
 * (1986-1991 had it); covered years begin with 2004, so a fixed offset is exact and needs no library.
 */
export const dayMs = 86_400_000
const offsetMs = 8 * 3_600_000

/** A date of the town, YYYY-MM-DD. */
export type LocalDate = string

/** Days since 1970-01-01 of the town's date at that instant. */
export function dayOf(instant: number): number {
  return Math.floor((instant + offsetMs) / dayMs)
}

/** Instant (ms) at which that day begins in the town. */
export function startOfDay(day: number): number {
  return day * dayMs - offsetMs
}

export function dayFromParts(year: number, month: number, date: number): number | undefined {
  const ms = Date.UTC(year, month - 1, date)
  const made = new Date(ms)
  const real = made.getUTCMonth() === month - 1 && made.getUTCDate() === date
  return real && made.getUTCFullYear() === year ? ms / dayMs : undefined
}

/** undefined for a text that is no date, 2026-02-30 among them. */
export function parseDate(text: string): number | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return found ? dayFromParts(Number(found[1]), Number(found[2]), Number(found[3])) : undefined
}

export function formatDate(day: number): LocalDate {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

export function yearOf(day: number): number {
  return new Date(day * dayMs).getUTCFullYear()
}

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

export function isWeekend(day: number): boolean {
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6
}
