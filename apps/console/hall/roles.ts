import type { StaffRole } from '#contract/roles.ts'

/** Who has the page of the hall; the server decides who may sit at a window. */
export const hallRoles: readonly StaffRole[] = ['HALL_CLERK', 'DISPATCHER', 'SUPERVISOR', 'LEADER']
