import { formatDate, isWeekend, yearOf } from './days.ts'
import { type NoticeFault, noticeFault, type ReadDay, type Reading } from './notice-fault.ts'
import { readCsv, readJson } from './notice-rows.ts'
import { readNoticeText } from './notice-text.ts'
import type { CalendarYear } from './year.ts'

export interface NoticeDay {
  /** YYYY-MM-DD */
  date: string
  name: string
}

/** What a holiday notice says. Import it when no fault is an error; show every fault either way. */
export interface Notice {
  year: number | undefined
  /** In order of date; days off that are weekend days anyway are among them. */
  off: NoticeDay[]
  /** Weekend days worked to make up. */
  work: NoticeDay[]
  faults: NoticeFault[]
}

/** 全国年节及纪念日放假办法: the days on which everybody is off. */
const holidays = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆']

/**
 * Reads a year's holiday notice in any of three forms: the words of the State Council's notice, rows
 * `date,kind,name`, or JSON of the same. Nothing is guessed: what does not fit is a fault with its
 * line, and all of them are named at once.
 * @param year for words that do not name it.
 */
export function parseNotice(text: string, year?: number): Notice {
  const reading = read(text.replace(/^\uFEFF/, ''), year)
  const faults = [...reading.faults, ...checkAll(reading)]
  const ofKind = (kind: ReadDay['kind']) =>
    reading.days
      .filter((day) => day.kind === kind)
      .sort((a, b) => a.day - b.day)
      .map(({ day, name }) => ({ date: formatDate(day), name }))
  return {
    year: reading.year,
    off: ofKind('off'),
    work: ofKind('work'),
    faults: faults.sort((a, b) => a.line - b.line),
  }
}

/**
 * The notice as a year of the calendar; undefined when a fault is an error.
 * @param source the notice's title or number, shown beside the year.
 */
export function yearOfNotice(notice: Notice, source: string): CalendarYear | undefined {
  const refused = notice.faults.some(({ severity }) => severity === 'error')
  if (refused || notice.year === undefined) return undefined
  const days = [
    ...notice.off.map((day) => ({ ...day, kind: 'off' as const })),
    ...notice.work.map((day) => ({ ...day, kind: 'work' as const })),
  ]
  days.sort((a, b) => a.date.localeCompare(b.date))
  return { year: notice.year, source, days }
}

function read(text: string, year: number | undefined): Reading {
  const begin = text.trimStart()
  if (/^[[{]/.test(begin)) return readJson(text)
  if (/^(?:"?date"?\s*[,，\t]|"?\d{4}-\d{2}-\d{2}"?\s*[,，\t])/i.test(begin)) return readCsv(text)
  return readNoticeText(text, year)
}

function checkAll({ year, days, faults: known }: Reading): NoticeFault[] {
  const faults: NoticeFault[] = []
  const seen = new Set<number>()
  for (const { day, kind, line } of days) {
    const date = formatDate(day)
    if (seen.has(day)) faults.push(noticeFault('TWICE', line, date))
    seen.add(day)
    if (kind === 'work' && !isWeekend(day)) faults.push(noticeFault('MAKE_UP', line, date))
    // New Year's days off may begin in the December before; nothing else leaves the year.
    const decemberBefore = year !== undefined && date.startsWith(`${year - 1}-12-`)
    if (year !== undefined && yearOf(day) !== year && !decemberBefore) {
      faults.push(noticeFault('OTHER_YEAR', line, date))
    }
  }
  if (year === undefined && known.length === 0) faults.push(noticeFault('NO_YEAR', 0, '----年'))
  else if (days.length === 0 && known.length === 0)
    faults.push(noticeFault('NOTHING', 0, `${year}`))
  const names = days.map(({ name }) => name).join(' ')
  if (days.length > 0) {
    for (const holiday of holidays.filter((name) => !names.includes(name))) {
      faults.push(noticeFault('MISSING', 0, holiday))
    }
  }
  return faults
}
