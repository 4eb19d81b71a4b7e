import { type Weekday, weekdayNames } from './patrol-words.ts'
import type { Checkpoint } from './patrols.ts'

/** How often a point is to be looked at in a week. */
export function timesOf({ weekdays = [], timesAWeek = 0 }: Checkpoint): number {
  return weekdays.length > 0 ? weekdays.length : timesAWeek
}

/** DONE for this week. TODAY: not to be put off. WEEK: some day of the week, and not again today. */
export type PointDue = 'TODAY' | 'WEEK' | 'DONE'

/**
 * Where a point stands on that weekday. A day that was missed is made up on the next one; a point
 * looked at today is not due again today. Of "so many times a week" each must be a day of its own, so
 * that it becomes due when no more days are left than times (OWN).
 * @param checked weekdays of this week on which anybody looked at it
 */
export function dueOf(point: Checkpoint, checked: ReadonlySet<Weekday>, today: Weekday): PointDue {
  const missing = timesOf(point) - checked.size
  if (missing <= 0) return 'DONE'
  if (checked.has(today)) return 'WEEK'
  const day = weekdayNames.indexOf(today)
  const { weekdays = [] } = point
  if (weekdays.length === 0) return missing >= 7 - day ? 'TODAY' : 'WEEK'
  const soFar = weekdays.filter((name) => weekdayNames.indexOf(name) <= day).length
  return soFar > checked.size ? 'TODAY' : 'WEEK'
}

const dayMs = 86_400_000
/** China has kept one time, eight hours ahead, since 1991. */
const shanghaiMs = 8 * 3_600_000
const localDay = (at: number) => Math.floor((at + shanghaiMs) / dayMs)
/** 1970-01-01 was a Thursday. */
const daysSinceMonday = (day: number) => (day + 3) % 7

export function weekdayAt(at: number): Weekday {
  return weekdayNames[daysSinceMonday(localDay(at))] ?? 'MON'
}

/** Monday of the week of that instant in Asia/Shanghai, as YYYY-MM-DD. */
export function weekOf(at: number): string {
  const day = localDay(at)
  return new Date((day - daysSinceMonday(day)) * dayMs).toISOString().slice(0, 10)
}

/** The instants between which a week lies, in milliseconds. */
export function weekBounds(monday: string): { from: number; to: number } {
  const from = Date.parse(`${monday}T00:00:00Z`) - shanghaiMs
  return { from, to: from + 7 * dayMs }
}
