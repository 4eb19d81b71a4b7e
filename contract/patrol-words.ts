// Words of patrols, apart from the schemas: a page that shows them need not carry those.

/** In the order of the week, which begins on Monday. */
export const weekdays = {
  MON: { zh: '周一', en: 'Mon' },
  TUE: { zh: '周二', en: 'Tue' },
  WED: { zh: '周三', en: 'Wed' },
  THU: { zh: '周四', en: 'Thu' },
  FRI: { zh: '周五', en: 'Fri' },
  SAT: { zh: '周六', en: 'Sat' },
  SUN: { zh: '周日', en: 'Sun' },
} as const
export type Weekday = keyof typeof weekdays
export const weekdayNames = Object.keys(weekdays) as [Weekday, ...Weekday[]]
export const findings = {
  NOTHING: { zh: '无异常', en: 'Nothing found' },
  FINDING: { zh: '发现问题', en: 'Something found' },
} as const
export type Finding = keyof typeof findings
export const findingNames = Object.keys(findings) as [Finding, ...Finding[]]
/** Who may see the coverage of the region of a post, and of what lies within it. */
export const coverageRoles = ['GRID_LEADER', 'DISPATCHER', 'SUPERVISOR', 'LEADER'] as const
/** Who patrols. */
export const patrolRoles = ['GRID_WORKER', 'POLICE_GRID_WORKER', 'GRID_LEADER'] as const
