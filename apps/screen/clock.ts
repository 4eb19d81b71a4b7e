import type { Language } from '#apps/kit/time.ts'

const timeZone = 'Asia/Shanghai'
const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium', hourCycle: 'h23' })
const days = {
  zh: new Intl.DateTimeFormat('zh-CN', {
    timeZone,
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone,
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }),
}

/** 14:05:09, in the time of the town wherever the wall hangs. */
export const clockWords = (at: number): string => clock.format(at)
/** 11月23日星期一, Monday 23 November */
export const dayWords = (at: number, language: Language): string => days[language].format(at)
