import Type from 'typebox'
import { oneOf } from '#contract/common.ts'
import { type CalendarData, compileCalendar, defaultHours, type WorkCalendar } from './calendar.ts'

/** One year of the calendar as it is kept: a versioned town item, and a file of db/seeds/calendar. */
export const CalendarYear = Type.Object({
  year: Type.Integer({ minimum: 1992, maximum: 2999 }),
  /** Where it comes from: the notice's title, or the data set. */
  source: Type.String({ minLength: 1 }),
  days: Type.Array(
    Type.Object({
      date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
      kind: oneOf(['off', 'work']),
      name: Type.String(),
    }),
  ),
})
export type CalendarYear = Type.Static<typeof CalendarYear>

/**
 * Puts years together, in any order. A notice may touch the last days of the year before (2019's made
 * 2018-12-31 a day off): the later year's word then stands. Days before the first covered year are
 * dropped.
 * @param version recorded with every due time, so that a past case shows what it was counted by.
 * @throws RangeError for a year missing between two others or given twice.
 */
export function joinYears(
  years: readonly CalendarYear[],
  version: string,
  hours: CalendarData['hours'] = defaultHours,
): WorkCalendar {
  const inOrder = years.toSorted((a, b) => a.year - b.year)
  const days = new Map<string, CalendarYear['days'][number]>()
  for (const { days: ofYear } of inOrder) for (const day of ofYear) days.set(day.date, day)
  const firstDate = `${inOrder[0]?.year}-01-01`
  return compileCalendar({
    version,
    zone: 'Asia/Shanghai',
    hours,
    years: inOrder.map(({ year }) => year),
    days: [...days.values()].filter(({ date }) => date >= firstDate),
  })
}
