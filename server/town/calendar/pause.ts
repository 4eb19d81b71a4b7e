import type { LimitUnit } from '#contract/limits.ts'
import type { WorkCalendar } from './calendar.ts'
import { dayOf } from './days.ts'
import { closing, firstWorkingDayFrom } from './due.ts'
import { instantAtWork, workBefore } from './work-time.ts'

/**
 * What was left of a limit when its clock was paused, kept with the case while it is ON_HOLD. It is
 * negative when the limit had passed already: a hold never wipes out a delay.
 */
export type Remainder =
  | { kind: 'WORKING'; seconds: number }
  | { kind: 'ELAPSED'; seconds: number }
  | { kind: 'DAYS'; days: number }

/**
 * @param unit of the limit that is paused: WH and WD leave working seconds, H and MIN elapsed
 * seconds, D calendar days.
 * @throws CalendarNotCovered for WH and WD.
 */
export function remainder(
  cal: WorkCalendar,
  pausedAt: Date,
  due: Date,
  unit: LimitUnit = 'WD',
): Remainder {
  const [from, to] = [pausedAt.getTime(), due.getTime()]
  switch (unit) {
    case 'WH':
    case 'WD':
      return { kind: 'WORKING', seconds: (workBefore(cal, to) - workBefore(cal, from)) / 1000 }
    case 'H':
    case 'MIN':
      return { kind: 'ELAPSED', seconds: (to - from) / 1000 }
    case 'D':
      return { kind: 'DAYS', days: dayOf(to) - dayOf(from) }
  }
}

/**
 * The new due time. Working seconds go on from the moment of resuming, so a limit in working days may
 * then end within a day; days end with the work of their last day, moved off days off.
 * @throws CalendarNotCovered
 */
export function resume(cal: WorkCalendar, resumedAt: Date, left: Remainder): Date {
  const from = resumedAt.getTime()
  switch (left.kind) {
    case 'WORKING':
      return new Date(instantAtWork(cal, workBefore(cal, from) + Math.round(left.seconds * 1000)))
    case 'ELAPSED':
      return new Date(from + Math.round(left.seconds * 1000))
    case 'DAYS':
      return new Date(closing(cal, firstWorkingDayFrom(cal, dayOf(from) + left.days)))
  }
}
