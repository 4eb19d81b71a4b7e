import { bookingRoles, type StaffRole } from '#contract/roles.ts'

/** Who has the page of the rooms; the server decides what they see there. */
export const roomsRoles: readonly StaffRole[] = [...bookingRoles, 'SUPERVISOR', 'LEADER']
