import type { Fault } from '#contract/problems.ts'
import { bookingHours } from '#contract/rooms.ts'
import type { Hall } from '#contract/town.ts'
import type { WorkCalendar } from '#server/town/calendar/calendar.ts'
import { dayMs, dayOf, formatDate, startOfDay } from '#server/town/calendar/days.ts'
import { isWorkingDay } from '#server/town/calendar/due.ts'

export interface Slot {
  room: string
  start: Date
  end: Date
}

const stepMs = bookingHours.stepMinutes * 60_000

/**
 * What is wrong with a wish, all of it: an unknown room, steps, order, hours, a day off, the past, too
 * far ahead (OWN: contract/rooms.ts `bookingHours`). Whether the room is free only the database knows.
 * @throws CalendarNotCovered
 */
export function slotFaults(hall: Hall, calendar: WorkCalendar, wish: Slot, now: Date): Fault[] {
  const faults: Fault[] = []
  const say = (pointer: string, zh: string, en: string) =>
    faults.push({ pointer, detail: `${zh} (${en})` })
  if (!hall.rooms.some(({ code }) => code === wish.room))
    say('/room', '本大厅没有这个房间', 'the hall has no such room')
  const [start, end] = [wish.start.getTime(), wish.end.getTime()]
  for (const [pointer, at] of [
    ['/start', start],
    ['/end', end],
  ] as const)
    if (at % stepMs !== 0) say(pointer, '以 15 分钟为单位', 'in steps of 15 minutes')
  const day = dayOf(start)
  const midnight = startOfDay(day)
  if (start >= end) say('/end', '结束须晚于开始', 'it must end after it begins')
  if (start < midnight + minutesOf(bookingHours.opens) * 60_000)
    say('/start', `${bookingHours.opens} 起可订`, `from ${bookingHours.opens}`)
  if (end > midnight + minutesOf(bookingHours.closes) * 60_000)
    say('/end', `当日 ${bookingHours.closes} 前结束`, `it ends by ${bookingHours.closes} that day`)
  if (end <= now.getTime()) say('/end', '时间已过', 'it is over')
  if (start > now.getTime() + bookingHours.daysAhead * dayMs)
    say('/start', '最多提前 90 天', 'at most 90 days ahead')
  else if (!isWorkingDay(calendar, formatDate(day)))
    say('/start', '不是工作日', 'not a working day')
  return faults
}

/** '08:30' as minutes of the day. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
