import { type BookingView, bookingHours } from '#contract/rooms.ts'

const dayMs = 86_400_000
const zone = '+08:00'

/** '08:30' as minutes of the day. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** 510 as '08:30'. */
export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

export const opens = minutesOf(bookingHours.opens)
export const closes = minutesOf(bookingHours.closes)
export const step = bookingHours.stepMinutes

/** Beginnings of the quarters of an hour in which rooms may be booked. */
export const quarters: readonly number[] = Array.from(
  { length: (closes - opens) / step },
  (_, index) => opens + index * step,
)

/** Minutes of its day in China. */
export function minutesAt(instant: string): number {
  return Math.floor((Date.parse(instant) + 8 * 3_600_000) / 60_000) % 1440
}

export function instantAt(day: string, minutes: number): string {
  return new Date(Date.parse(`${day}T00:00:00${zone}`) + minutes * 60_000).toISOString()
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** The Monday of that day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

const weekdays = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const

export function weekdayOf(day: string, language: 'zh' | 'en'): string {
  const name = weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
  return language === 'zh' ? `周${name}` : name
}

/** One column of the table: what begins or goes on in each quarter. */
export type Cell =
  | { kind: 'FREE' }
  | { kind: 'BEGINS'; booking: BookingView; rows: number }
  | { kind: 'GOES_ON'; from: number }

/** @param bookings of one room on one day, none of them cancelled */
export function columnOf(bookings: readonly BookingView[]): Cell[] {
  const cells: Cell[] = quarters.map(() => ({ kind: 'FREE' }))
  for (const booking of bookings) {
    const first = Math.max(0, (minutesAt(booking.start) - opens) / step)
    const last = Math.min(quarters.length, Math.ceil((minutesAt(booking.end) - opens) / step))
    for (let at = first; at < last; at += 1)
      cells[at] =
        at === first
          ? { kind: 'BEGINS', booking, rows: last - first }
          : { kind: 'GOES_ON', from: first }
  }
  return cells
}

/** The quarter that comes next, or the first of the day. */
export function nextQuarter(now = new Date()): number {
  const next = Math.ceil((minutesAt(now.toISOString()) + 1) / step) * step
  return next > closes - 60 ? opens : Math.max(opens, next)
}

/** The end offered for a beginning: an hour on, or when the next one begins. */
export function endAfter(start: number, bookings: readonly BookingView[]): number {
  const next = bookings.map(({ start: at }) => minutesAt(at)).filter((at) => at > start)
  return Math.min(start + 60, closes, ...next)
}
