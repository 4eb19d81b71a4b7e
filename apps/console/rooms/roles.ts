import type { StaffRole } from '#contract/roles.ts'
import { bookingRoles } from '#contract/rooms.ts'

/** Who has the page of the rooms; the server decides what they see there. */
export const roomsRoles: readonly StaffRole[] = [...bookingRoles, 'SUPERVISOR', 'LEADER']
