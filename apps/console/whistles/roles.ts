import type { StaffRole } from '#contract/roles.ts'

/** Who calls, who is called, and who looks over the region. */
export const boardRoles: readonly StaffRole[] = [
  'DISPATCHER',
  'UNIT_CLERK',
  'GRID_POLICE_LEAD',
  'GRID_JUDGE',
  'MEDIATOR',
  'SUPERVISOR',
  'LEADER',
]
