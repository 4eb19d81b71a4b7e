import { useWords } from '#apps/kit/i18n.ts'
import type { Language } from '#apps/kit/time.ts'
import type { SetHours } from '#contract/hours.ts'
import type { hoursTexts } from './texts.ts'

/** The apps that show hours have these texts among their own. */
export const useHoursText = () => useWords<typeof hoursTexts>()

const dayKeys = [
  'hours.day1',
  'hours.day2',
  'hours.day3',
  'hours.day4',
  'hours.day5',
  'hours.day6',
  'hours.day7',
] as const
/** @param day 1 Monday to 7 Sunday */
export const dayKey = (day: number): (typeof dayKeys)[number] => dayKeys[day - 1] ?? 'hours.day1'

/** 周一 09:00–12:00, one after another as the week goes. */
export function spansWords(
  week: NonNullable<SetHours['week']>,
  dayName: (day: number) => string,
  nextDay: string,
  language: Language,
): string {
  const words = week
    .toSorted((a, b) => a.day - b.day || a.from.localeCompare(b.from))
    .map(({ day, from, to }) => `${dayName(day)} ${from}–${to <= from ? nextDay : ''}${to}`)
  return words.join(language === 'zh' ? '，' : ', ')
}
