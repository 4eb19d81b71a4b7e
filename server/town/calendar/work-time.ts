import { CalendarNotCovered, positionOfDay, type WorkCalendar } from './calendar.ts'
import { dayOf, startOfDay, yearOf } from './days.ts'

/**
 * Working time laid end to end: each instant has a place on it, in working ms since the first covered
 * day, and sums of working time become plain addition.
 * @throws CalendarNotCovered
 */
export function workBefore(cal: WorkCalendar, instant: number): number {
  const { index } = cal
  const day = dayOf(instant)
  const position = positionOfDay(index, day)
  const whole = (index.before[position] ?? 0) * index.workMs
  if (!index.working[position]) return whole
  const clock = instant - startOfDay(day)
  let today = 0
  for (const span of index.spans) {
    if (clock <= span.opens) break
    today = span.before + Math.min(clock, span.closes) - span.opens
  }
  return whole + today
}

/**
 * The first instant before which that much work lies: the end of a morning, not the start of the
 * afternoon. The inverse of {@link workBefore} inside working hours.
 * @throws CalendarNotCovered
 */
export function instantAtWork(cal: WorkCalendar, work: number): number {
  const { index } = cal
  // At least a millisecond of the day is used up, so a full day ends at its closing.
  const n = Math.ceil(work / index.workMs) - 1
  const day = index.nth[n]
  if (day === undefined) {
    throw new CalendarNotCovered(n < 0 ? yearOf(index.firstDay - 1) : yearOf(index.endDay))
  }
  const today = work - n * index.workMs
  let clock = 0
  for (const span of index.spans) {
    if (today <= span.before) break
    clock = span.opens + today - span.before
  }
  return startOfDay(day) + clock
}
