import { type DutyHours, isOnDuty, type SpecialDays } from '#contract/hours-words.ts'
import type { Town } from '#server/town/town.ts'

const made = new WeakMap<Town['calendar'], SpecialDays>()

/** The calendar's days that are not what their weekday says. */
export function specialDays({ calendar }: Pick<Town, 'calendar'>): SpecialDays {
  const known = made.get(calendar)
  if (known) return known
  const days = Object.fromEntries(calendar.days.map(({ date, kind }) => [date, kind]))
  made.set(calendar, days)
  return days
}

/** @param hours absent: the standard ones */
export function isReached(town: Town, hours: DutyHours | undefined, now: Date): boolean {
  return isOnDuty(hours ?? {}, now.getTime(), specialDays(town))
}
