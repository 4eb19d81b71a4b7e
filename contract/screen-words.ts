import type { StaffRole } from './roles.ts'

// Words of the wall, apart from the schemas: a page that shows them need not carry those.

/** Who may put up the wall of their region. */
export const wallRoles = [
  'LEADER',
  'DISPATCHER',
  'SUPERVISOR',
  'ADMINISTRATOR',
] as const satisfies StaffRole[]

/** Who may make a link for a wall without a person, and end it. */
export const linkRoles = ['LEADER', 'ADMINISTRATOR'] as const satisfies StaffRole[]

/** The most that is told one by one; what is more is told as a sum. OWN: three pages of each panel. */
export const mostShown = 9

export const alertKinds = {
  REPORT_IN_MISSED: { zh: '逾期未报到', en: 'No show' },
  URGENT: { zh: '紧急', en: 'Urgent' },
  OVERDUE: { zh: '超期', en: 'Overdue' },
} as const
export type AlertKind = keyof typeof alertKinds
/** Of each kind: no kind crowds out another. */
export const mostAlerts = 3
