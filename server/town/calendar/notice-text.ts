import { dayFromParts, formatDate, weekdayOf } from './days.ts'
import { type NoticeFault, noticeFault, type ReadDay, type Reading } from './notice-fault.ts'

/** "一、元旦:" at the start of a line or after a full stop; the colon may be forgotten. */
const heading = /(?<=^|\n|。|;)\s*[一二三四五六七八九十]+、\s*([^\d:。\n]{2,20}?)\s*(?::|(?=\d))/g
/** Where the arrangements end: the closing words, the signature, its date. */
const tail = /节假日期间|\n\s*国务院办公厅|\n\s*\d{4}年\d{1,2}月\d{1,2}日\s*(?=\n|$)/
const dateWords = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?/g
/** No holiday comes near it: a longer range is a misprint. */
const longestRange = 30
const weekdays = '日一二三四五六'

/**
 * Reads the words of a State Council holiday notice: numbered items, each with a name, days off
 * ("10月1日（周三）至8日（周三）放假调休，共8天") and days of work ("9月28日（周日）上班").
 * A date without a month takes that of the date before it; without a year, the notice's.
 * @param year when the text does not name it.
 */
export function readNoticeText(original: string, year?: number): Reading {
  // Full-width brackets, colons and digits become plain ones; line breaks stay where they are.
  const text = original.replaceAll('\r\n', '\n').normalize('NFKC')
  const headings = [...text.matchAll(heading)]
  const named = /(\d{4})年[^。\n]{0,12}(?:节假日|放假)/.exec(text) ?? /(\d{4})年/.exec(text)
  const ofYear = named ? Number(named[1]) : year
  const faults: NoticeFault[] = []
  if (year !== undefined && ofYear !== year) faults.push(noticeFault('OTHER_YEAR', 1, `${ofYear}`))
  if (ofYear === undefined) return { year: undefined, days: [], faults }
  const days: ReadDay[] = []
  const before = text.slice(0, headings[0]?.index ?? text.length)
  const stray = /\d{1,2}日[^。]*?(?:放假|上班)/.exec(before)
  if (stray) faults.push(noticeFault('UNREADABLE', lineAt(text, stray.index), stray[0]))
  for (const [i, found] of headings.entries()) {
    const start = found.index + found[0].length
    const body = text.slice(start, headings[i + 1]?.index ?? text.length)
    const end = start + (tail.exec(body)?.index ?? body.length)
    const item = readItem(text, start, end, found[1] ?? '', ofYear)
    if (item.days.length === 0 && item.faults.length === 0) {
      item.faults.push(noticeFault('UNREADABLE', lineAt(text, start), found[1] ?? ''))
    }
    days.push(...item.days)
    faults.push(...item.faults)
  }
  return { year: ofYear, days, faults }
}

/** Clause by clause: dates wait until a clause says whether they are off or worked. */
function readItem(text: string, start: number, end: number, name: string, year: number) {
  const days: ReadDay[] = []
  const faults: NoticeFault[] = []
  let waiting: number[] = []
  let waitingWords = ''
  let carried: Carried = { year }
  for (const clause of clausesOf(text, start, end)) {
    const { line, words } = clause
    const dates = readDates(words, line, carried, faults)
    carried = clause.ends ? { year } : dates.carried
    waiting.push(...dates.days)
    waitingWords ||= dates.found ? words : ''
    const kind: ReadDay['kind'] | undefined = /上班/.test(words)
      ? 'work'
      : /放假/.test(words)
        ? 'off'
        : undefined
    if (kind) {
      if (waitingWords === '') faults.push(noticeFault('UNREADABLE', line, words))
      days.push(...waiting.map((day) => ({ day, kind, name, line })))
    }
    const own = /放假(\d+)天/.exec(words)
    if (own) checkCount(Number(own[1]), waiting.length)
    const all = /共(?:计)?(\d+)天/.exec(words)
    if (all) checkCount(Number(all[1]), days.filter((day) => day.kind === 'off').length)
    if (clause.ends && !kind && waitingWords !== '') {
      faults.push(noticeFault('UNREADABLE', line, waitingWords))
    }
    if (kind || clause.ends) [waiting, waitingWords] = [[], '']

    function checkCount(said: number, counted: number) {
      if (said !== counted) {
        faults.push(noticeFault('COUNT', line, `${name} ${said} ≠ ${counted}`))
      }
    }
  }
  return { days, faults }
}

/** Splits at 。 ; and , outside brackets; `ends`: nothing of the sentence follows. */
function clausesOf(text: string, start: number, end: number) {
  const clauses: { words: string; line: number; ends: boolean }[] = []
  let at = start
  for (const part of text.slice(start, end).matchAll(/((?:\([^)]*\)|[^。;,])*)([。;,]|$)/g)) {
    const raw = part[1] ?? ''
    const words = raw.replace(/\s/g, '')
    at = start + part.index + raw.length - raw.trimStart().length
    const ends = part[2] !== ','
    if (words !== '' || ends) clauses.push({ words, line: lineAt(text, at), ends })
  }
  return clauses
}

/** Year and month of the date before, within a sentence. */
interface Carried {
  year: number
  month?: number
}

function readDates(words: string, line: number, before: Carried, faults: NoticeFault[]) {
  const days: number[] = []
  let carried = before
  let last: { day: number; end: number } | undefined
  let found = false
  for (const match of words.matchAll(dateWords)) {
    found = true
    const year = match[1] ? Number(match[1]) : carried.year
    const month = match[2] ? Number(match[2]) : carried.month
    const day = month === undefined ? undefined : dayFromParts(year, month, Number(match[3]))
    if (month === undefined || day === undefined) {
      faults.push(noticeFault('BAD_DATE', line, match[0]))
      continue
    }
    const said = /(?:周|星期)([日天一二三四五六])/.exec(match[4] ?? '')?.[1]?.replace('天', '日')
    const real = weekdays[weekdayOf(day)]
    if (said && said !== real) {
      faults.push(noticeFault('WEEKDAY', line, `${match[0]} ≠ 周${real} (${formatDate(day)})`))
    }
    const joined = last && /^(?:至|到|-|—|~)$/.test(words.slice(last.end, match.index))
    if (joined && last) {
      if (day <= last.day) faults.push(noticeFault('BACKWARDS', line, words))
      if (day - last.day > longestRange) faults.push(noticeFault('UNREADABLE', line, words))
      else for (let between = last.day + 1; between < day; between++) days.push(between)
    }
    days.push(day)
    last = { day, end: match.index + match[0].length }
    carried = { year, month }
  }
  return { days, found, carried }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
