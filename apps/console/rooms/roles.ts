import { bookingRoles, type StaffRole } from '#contract/roles.ts'
import { hallRoles } from '../hall/roles.ts'

/** Who has which page of the halls; the server decides what they see there. */
export const roomsRoles: readonly StaffRole[] = [...bookingRoles, 'SUPERVISOR', 'LEADER']
export const stationingRoles: readonly StaffRole[] = [...roomsRoles, 'ADMINISTRATOR']
export const callOutRoles: readonly StaffRole[] = [
  'HALL_CLERK',
  'DISPATCHER',
  'MEDIATOR',
  'UNIT_CLERK',
  'SUPERVISOR',
  'LEADER',
]

export const hallPages = [
  { to: '/hall', name: 'hall.tab', roles: hallRoles },
  { to: '/rooms', name: 'rooms.title', roles: roomsRoles },
  { to: '/rooms/stationing', name: 'stationing.title', roles: stationingRoles },
  { to: '/rooms/call-outs', name: 'callOuts.title', roles: callOutRoles },
  { to: '/rooms/appointments', name: 'appointments.title', roles: ['HALL_CLERK', 'DISPATCHER'] },
] as const

export type HallPage = (typeof hallPages)[number]['to']

/** The first page of the halls that the navigation leads such a person to. */
export function firstHallPage(held: readonly StaffRole[]) {
  return hallPages.find(({ roles }) => roles.some((role) => held.includes(role)))?.to
}
