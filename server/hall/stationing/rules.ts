import type { Stationing } from '#contract/hall-words.ts'
import type { Fault } from '#contract/problems.ts'
import type { WorkCalendar } from '#server/town/calendar/calendar.ts'
import { formatDate, parseDate, weekdayOf } from '#server/town/calendar/days.ts'
import { isWorkingDay } from '#server/town/calendar/due.ts'

export interface Pattern {
  kind: Stationing
  weekdays: readonly number[]
  opens: string
  closes: string
  startsOn: string
  endsOn: string | null
  exceptions: Readonly<Record<string, boolean>>
}

/**
 * Whether a department is present on that day. An exception says it outright. Else all but rotating
 * ones keep every working day, make-up days among them; a rotating one keeps its weekdays as far as
 * they are worked, and no make-up day, for that is in place of another weekday than it seems (OWN).
 * @throws CalendarNotCovered
 */
export function isHere(calendar: WorkCalendar, duty: Pattern, date: string): boolean {
  if (date < duty.startsOn || (duty.endsOn !== null && date > duty.endsOn)) return false
  const exception = duty.exceptions[date]
  if (exception !== undefined) return exception
  if (!isWorkingDay(calendar, date)) return false
  return duty.kind !== 'ROTATING' || duty.weekdays.includes(isoWeekday(date))
}

/** 1 Monday to 7 Sunday. */
export function isoWeekday(date: string): number {
  return weekdayOf(dayNumber(date)) || 7
}

export function addDays(date: string, days: number): string {
  return formatDate(dayNumber(date) + days)
}

function dayNumber(date: string): number {
  const day = parseDate(date)
  if (day === undefined) throw new RangeError(`not a date: ${date}`)
  return day
}

/** The exceptions with one week's put in place of another's; both begin on the same weekday. */
export function copyWeek(
  exceptions: Pattern['exceptions'],
  from: string,
  to: string,
): Pattern['exceptions'] {
  const next = { ...exceptions }
  for (let day = 0; day < 7; day += 1) {
    const target = addDays(to, day)
    const here = exceptions[addDays(from, day)]
    if (here === undefined) delete next[target]
    else next[target] = here
  }
  return next
}

export function dutyFaults(pattern: Pattern): Fault[] {
  const faults: Fault[] = []
  if (pattern.opens >= pattern.closes)
    faults.push({ pointer: '/closes', detail: '结束须晚于开始 (it must end after it begins)' })
  if (pattern.endsOn !== null && pattern.endsOn < pattern.startsOn)
    faults.push({ pointer: '/endsOn', detail: '止日早于起日 (it ends before it begins)' })
  if (pattern.kind === 'ROTATING' && pattern.weekdays.length === 0)
    faults.push({ pointer: '/weekdays', detail: '轮驻须选星期 (choose the weekdays)' })
  return faults
}
