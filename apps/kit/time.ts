export type Language = 'zh' | 'en'

/** The whole of China keeps one time; deadlines are read in it wherever the reader sits. */
const timeZone = 'Asia/Shanghai'
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function fields(at: Date): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]))
}

/** 2026-11-22 */
export function dateOf(instant: string | Date): string {
  const f = fields(new Date(instant))
  return `${f.year}-${f.month}-${f.day}`
}

/** 2026-11-22 14:05 */
export function dateTimeOf(instant: string | Date): string {
  const f = fields(new Date(instant))
  return `${f.year}-${f.month}-${f.day} ${f.hour}:${f.minute}`
}

/** Short for lists: 14:05 today, 11-22 14:05 this year, 2025-11-22 before. */
export function shortTimeOf(instant: string, now: Date): string {
  const f = fields(new Date(instant))
  const today = fields(now)
  if (f.year !== today.year) return `${f.year}-${f.month}-${f.day}`
  if (f.month !== today.month || f.day !== today.day)
    return `${f.month}-${f.day} ${f.hour}:${f.minute}`
  return `${f.hour}:${f.minute}`
}

/** A wall-clock time of China ("2026-11-22T14:05", as date inputs give it) as a UTC instant. */
export function instantOfWallClock(local: string): string {
  return new Date(`${local.length === 10 ? `${local}T18:00` : local}:00+08:00`).toISOString()
}

const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`

/** Length of time in its largest sensible unit, rounded down: 3 小时, 2 days. */
export function spanWords(milliseconds: number, language: Language): string {
  const span = Math.abs(milliseconds)
  const [n, zh, en]: [number, string, string] =
    span >= day
      ? [Math.floor(span / day), '天', 'day']
      : span >= hour
        ? [Math.floor(span / hour), '小时', 'hour']
        : [Math.floor(span / minute), '分钟', 'minute']
  return language === 'zh' ? `${n} ${zh}` : plural(n, en)
}

export interface ClockTimes {
  startedAt?: string
  dueAt: string
  stoppedAt?: string
  pausedAt?: string
}
export type ClockTone = 'overdue' | 'soon' | 'running' | 'paused' | 'kept' | 'missed'

/** A clock as people see it. `soon`: the last quarter of its time, or less than four hours. */
export function clockTone(clock: ClockTimes, now: Date): ClockTone {
  const due = Date.parse(clock.dueAt)
  if (clock.stoppedAt) return Date.parse(clock.stoppedAt) > due ? 'missed' : 'kept'
  if (clock.pausedAt) return 'paused'
  const left = due - now.getTime()
  if (left < 0) return 'overdue'
  const whole = clock.startedAt ? due - Date.parse(clock.startedAt) : 0
  return left < Math.max(whole / 4, whole === 0 ? 4 * hour : 0) ? 'soon' : 'running'
}

/** 还剩 3 小时, 超期 2 天, 已暂停, 按期完成, 逾期完成 */
export function clockWords(clock: ClockTimes, now: Date, language: Language): string {
  const tone = clockTone(clock, now)
  const zh = language === 'zh'
  const span = spanWords(Date.parse(clock.dueAt) - now.getTime(), language)
  switch (tone) {
    case 'kept':
      return zh ? '按期完成' : 'Done in time'
    case 'missed':
      return zh ? '逾期完成' : 'Done late'
    case 'paused':
      return zh ? '已暂停' : 'Paused'
    case 'overdue':
      return zh ? `超期 ${span}` : `${span} overdue`
    default:
      return zh ? `还剩 ${span}` : `${span} left`
  }
}
