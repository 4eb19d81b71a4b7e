import { dayMs, isWeekend, parseDate, yearOf } from './days.ts'

/** A day that is not what its weekday says: a holiday, or a weekend day worked to make up for one. */
export interface SpecialDay {
  /** YYYY-MM-DD */
  date: string
  kind: 'off' | 'work'
  /** The holiday it belongs to, in Chinese: 国庆节. */
  name: string
}

/** A working calendar as kept in tables: pure data, JSON in and out. */
export interface CalendarData {
  /** Recorded with every due time computed by it. */
  version: string
  zone: 'Asia/Shanghai'
  /** Working hours of every working day, ascending: [['08:30', '12:00'], ['14:30', '18:00']]. */
  hours: readonly (readonly [opens: string, closes: string])[]
  /** Years whose State Council notice is imported: ascending, without a gap. */
  years: readonly number[]
  days: readonly SpecialDay[]
}

/** What the arithmetic reads; day numbers are days since 1970-01-01. */
export interface CalendarIndex {
  firstDay: number
  /** First day after the covered years. */
  endDay: number
  /** 1 for a working day, by day - firstDay. */
  working: Uint8Array
  /** Working days before that day, by day - firstDay; one entry more than working. */
  before: Int32Array
  /** Day number of the k-th working day. */
  nth: Int32Array
  /** Opening and closing in ms of the day, and working ms of the day before that opening. */
  spans: readonly { opens: number; closes: number; before: number }[]
  workMs: number
  /** ms of the day at which work ends. */
  closes: number
}

export interface WorkCalendar extends CalendarData {
  index: CalendarIndex
}

/** Refusal: a limit reaches a year whose holiday notice has not been imported. */
export class CalendarNotCovered extends Error {
  readonly type = 'calendar-not-covered'
  readonly year: number
  readonly zh: string

  constructor(year: number) {
    super(
      `The working calendar does not cover ${year}. Import the State Council's holiday notice of ` +
        `${year} (its text, or rows date,kind,name) under Administration, Working calendars.`,
    )
    this.name = 'CalendarNotCovered'
    this.year = year
    this.zh =
      `工作日历未覆盖${year}年：请在“管理—工作日历”导入国务院办公厅${year}年节假日安排通知` +
      '（通知原文，或 date,kind,name 表格）。'
  }
}

/** Working hours when nothing else is set (OWN; many offices here keep other hours in summer). */
export const defaultHours: CalendarData['hours'] = [
  ['08:30', '12:00'],
  ['14:30', '18:00'],
]

/**
 * Builds the index: a byte a day and two sums, 8,401 days for 2004-2026 in about 75 KB.
 * @throws RangeError when the data contradict themselves: a gap between years, hours out of order,
 * a day given twice or outside the years.
 */
export function compileCalendar(data: CalendarData): WorkCalendar {
  const { spans, workMs, closes } = compileHours(data.hours)
  const [firstDay, endDay] = bounds(data.years)
  const working = new Uint8Array(endDay - firstDay)
  for (let day = firstDay; day < endDay; day++) working[day - firstDay] = isWeekend(day) ? 0 : 1
  const seen = new Set<number>()
  for (const special of data.days) {
    const day = parseDate(special.date)
    if (day === undefined || day < firstDay || day >= endDay) {
      throw new RangeError(`${special.date} is no date of the covered years`)
    }
    if (seen.has(day)) throw new RangeError(`${special.date} is given twice`)
    seen.add(day)
    working[day - firstDay] = special.kind === 'work' ? 1 : 0
  }
  const before = new Int32Array(working.length + 1)
  for (let i = 0; i < working.length; i++) before[i + 1] = (before[i] ?? 0) + (working[i] ?? 0)
  const nth = new Int32Array(before[working.length] ?? 0)
  for (let i = 0; i < working.length; i++) if (working[i]) nth[before[i] ?? 0] = firstDay + i
  return { ...data, index: { firstDay, endDay, working, before, nth, spans, workMs, closes } }
}

/** @throws CalendarNotCovered */
export function positionOfDay(index: CalendarIndex, day: number): number {
  if (day < index.firstDay || day >= index.endDay) throw new CalendarNotCovered(yearOf(day))
  return day - index.firstDay
}

function bounds(years: readonly number[]): [number, number] {
  const first = years[0]
  const last = years.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('no year is covered')
  if (first < 1992) throw new RangeError('before 1992 the zone kept daylight saving')
  if (years.some((year, i) => year !== first + i)) {
    throw new RangeError(`the years must follow one another: ${years.join(', ')}`)
  }
  return [Date.UTC(first, 0, 1) / dayMs, Date.UTC(last + 1, 0, 1) / dayMs]
}

function compileHours(hours: CalendarData['hours']) {
  const spans: { opens: number; closes: number; before: number }[] = []
  let workMs = 0
  let closes = -1
  for (const [from, to] of hours) {
    const span = { opens: timeMs(from), closes: timeMs(to), before: workMs }
    if (span.opens >= span.closes || span.opens <= closes) {
      throw new RangeError(`working hours out of order: ${from}-${to}`)
    }
    spans.push(span)
    workMs += span.closes - span.opens
    closes = span.closes
  }
  if (workMs === 0) throw new RangeError('no working hours')
  return { spans, workMs, closes }
}

function timeMs(text: string): number {
  const found = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text)
  const ms = found ? (Number(found[1]) * 60 + Number(found[2])) * 60_000 : Number.NaN
  if (!(ms <= dayMs)) throw new RangeError(`not a time of day: ${text}`)
  return ms
}
