import type { CalendarYear } from './year.ts'

/** How far a demo counts ahead: no limit of the seed reaches further. */
const yearsAhead = 2

/** Days off whose date the Regulation on Public Holidays itself fixes (全国年节及纪念日放假办法, 2024). */
const fixedDaysOff: readonly (readonly [monthDay: string, name: string])[] = [
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['05-02', '劳动节'],
  ['10-01', '国庆节'],
  ['10-02', '国庆节'],
  ['10-03', '国庆节'],
]

/**
 * The years up to two ahead of now that no notice covers yet, with weekends and the fixed days off
 * alone. For the demo only, so that it still counts days in a year its release did not know; a real
 * town gets none, and a limit that reaches such a year is refused (calendar.ts).
 */
export function standInYears(lastCovered: number, now: Date): CalendarYear[] {
  const missing = now.getUTCFullYear() + yearsAhead - lastCovered
  return Array.from({ length: Math.max(0, missing) }, (_, index) =>
    standIn(lastCovered + 1 + index),
  )
}

function standIn(year: number): CalendarYear {
  return {
    year,
    source: '演示暂用：国务院通知导入前，只计周末和日期固定的法定节日',
    days: fixedDaysOff.map(([monthDay, name]) => ({
      date: `${year}-${monthDay}`,
      kind: 'off',
      name,
    })),
  }
}
