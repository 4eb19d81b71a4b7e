/** Everything that may be wrong with a notice; `errors` stop an import, `warnings` ask to look. */
export const noticeFaults = {
  NO_YEAR: { severity: 'error', zh: '没有写明年份', en: 'The year is not named' },
  OTHER_YEAR: {
    severity: 'error',
    zh: '日期不在通知所指年份',
    en: 'Outside the year of the notice',
  },
  NOTHING: { severity: 'error', zh: '没有读到任何放假安排', en: 'No arrangement was found' },
  UNREADABLE: { severity: 'error', zh: '无法读懂', en: 'Cannot be understood' },
  BAD_DATE: { severity: 'error', zh: '没有这一天', en: 'There is no such date' },
  BACKWARDS: { severity: 'error', zh: '起止日期颠倒', en: 'The range runs backwards' },
  COUNT: { severity: 'error', zh: '天数与日期不符', en: 'The count does not agree with the dates' },
  WEEKDAY: {
    severity: 'error',
    zh: '星期与日期不符',
    en: 'The weekday does not agree with the date',
  },
  MAKE_UP: {
    severity: 'error',
    zh: '调休上班日不是周末',
    en: 'A make-up day that is no weekend day',
  },
  TWICE: { severity: 'error', zh: '同一天出现两次', en: 'The same date stands twice' },
  MISSING: { severity: 'warning', zh: '没有提到该节日', en: 'This holiday is not mentioned' },
} as const satisfies Record<string, { severity: 'error' | 'warning'; zh: string; en: string }>
export type NoticeFaultCode = keyof typeof noticeFaults

export interface NoticeFault {
  code: NoticeFaultCode
  severity: 'error' | 'warning'
  /** Line of the text, from 1; of JSON the number of the entry; 0 for the whole. */
  line: number
  zh: string
  en: string
}

/** @param what the words or figures concerned, shown after the sentence in both languages. */
export function noticeFault(code: NoticeFaultCode, line: number, what: string): NoticeFault {
  const { severity, zh, en } = noticeFaults[code]
  return { code, severity, line, zh: `${zh}：${what}`, en: `${en}: ${what}` }
}

/** A day as read, before the checks that need them all together. */
export interface ReadDay {
  /** Days since 1970-01-01. */
  day: number
  kind: 'off' | 'work'
  name: string
  line: number
}

export interface Reading {
  year: number | undefined
  days: ReadDay[]
  faults: NoticeFault[]
}
