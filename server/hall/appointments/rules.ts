import { appointmentRules } from '#contract/hall-words.ts'
import type { Hall } from '#contract/town.ts'
import type { WorkCalendar } from '#server/town/calendar/calendar.ts'
import { dayMs, dayOf, formatDate, parseDate, startOfDay } from '#server/town/calendar/days.ts'
import { isWorkingDay } from '#server/town/calendar/due.ts'
import { windowCount } from '../queue/rules.ts'

const slotMs = appointmentRules.slotMinutes * 60_000

/**
 * Beginnings of the half hours of a working day, as far as a whole one fits into working hours; none
 * on a day off. @throws CalendarNotCovered
 */
export function slotsOf(calendar: WorkCalendar, date: string): Date[] {
  const day = parseDate(date)
  if (day === undefined || !isWorkingDay(calendar, date)) return []
  const midnight = startOfDay(day)
  return calendar.index.spans.flatMap(({ opens, closes }) =>
    Array.from(
      { length: Math.floor((closes - opens) / slotMs) },
      (_, index) => new Date(midnight + opens + index * slotMs),
    ),
  )
}

/** Whether that half hour may be asked for now: it is one, still to come, and not too far ahead. */
export function isOffered(calendar: WorkCalendar, start: Date, now: Date): boolean {
  const ahead = start.getTime() - now.getTime()
  if (ahead <= 0 || ahead > appointmentRules.daysAhead * dayMs) return false
  const slots = slotsOf(calendar, formatDate(dayOf(start.getTime())))
  return slots.some((slot) => slot.getTime() === start.getTime())
}

export function capacityOf(hall: Hall): number {
  return hall.slotCapacity ?? appointmentRules.perWindow * windowCount(hall)
}
