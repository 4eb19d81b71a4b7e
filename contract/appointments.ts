import Type from 'typebox'
import { Bilingual, Id, Instant, oneOf } from './common.ts'
import { type AppointmentState, appointmentStates } from './hall-words.ts'
import type { StaffRole } from './roles.ts'

/** An appointment in a hall (预约): a kind, a half hour, and a code to come with. No name is asked. */

const stateNames = Object.keys(appointmentStates) as [AppointmentState, ...AppointmentState[]]

/** Who receives people in a hall, and books for those who do not use a phone. */
export const receivingRoles = ['HALL_CLERK', 'DISPATCHER'] as const satisfies readonly StaffRole[]

const optional = Type.Optional
const closed = { additionalProperties: false }
const version = Type.Integer({ minimum: 1 })
export const AppointmentCode = Type.String({ pattern: '^\\d{10}$', description: '10 digits' })
const KindCode = Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,31}$' })

/** GET /api/hall/{code}/slots?date=2026-11-23: what may be chosen that day, full half hours among it. */
export const Slots = Type.Object({
  hall: Type.Object({ code: Type.String(), name: Bilingual }),
  kinds: Type.Array(Type.Object({ code: KindCode, name: Bilingual })),
  /** Empty on a day off. */
  slots: Type.Array(Type.Object({ start: Instant, free: Type.Integer() })),
})
export type Slots = Type.Static<typeof Slots>

/** POST /api/hall/{code}/appointments */
export const MakeAppointment = Type.Object(
  {
    clientKey: Type.String({ format: 'uuid' }),
    kind: KindCode,
    start: Instant,
    /** For the reminder alone; sealed, and forgotten a week after the day. */
    phone: optional(Type.String({ pattern: '^[\\d\\- ]{5,20}$' })),
  },
  closed,
)
export type MakeAppointment = Type.Static<typeof MakeAppointment>
/** PUT /api/appointments/{code} */
export const MoveAppointment = Type.Object({ version, start: Instant }, closed)

export const AppointmentView = Type.Object({
  code: AppointmentCode,
  version: Type.Integer(),
  hall: Type.Object({ code: Type.String(), name: Bilingual }),
  kind: Bilingual,
  start: Instant,
  state: oneOf(stateNames),
})
export type AppointmentView = Type.Static<typeof AppointmentView>

/** GET /api/hall/{code}/appointments?date=…: a day as the hall sees it; neither telephone nor whole code. */
export const HallAppointments = Type.Array(
  Type.Object({
    id: Id,
    version: Type.Integer(),
    kind: Bilingual,
    start: Instant,
    state: oneOf(stateNames),
    codeEnd: Type.String({ description: 'Last four digits, to be compared with the slip' }),
    ticket: optional(Type.String()),
  }),
)
export type HallAppointments = Type.Static<typeof HallAppointments>

/** POST /api/hall-appointments/{id}/arrival and /absence */
export const AppointmentStep = Type.Object({ version }, closed)
