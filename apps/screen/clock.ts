import { type Language, spanWords } from '#apps/kit/time.ts'

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
/** 16 分钟, 16 min; 3 h, 2 d: a word saved here is one more of what the matter is about. */
export const shortSpanWords = (milliseconds: number, language: Language): string =>
  spanWords(milliseconds, language).replace(/(min|[hd])[a-z]+$/, '$1')
