import Type from 'typebox'
import { Bilingual, Id, Instant, oneOf, UnitCode } from './common.ts'

/**
 * Rooms of a hall (一厅N室): N, names, seats and equipment are data of the hall; the kinds are those
 * that official texts on governance centres name. OTHER takes whatever a place adds.
 */
export const roomKinds = {
  RECEPTION: { zh: '接待大厅', en: 'Reception' },
  VISITORS: { zh: '来访接待室', en: "Visitors' reception" },
  MEDIATION: { zh: '调解室', en: 'Mediation' },
  POLICE_LINK: { zh: '警民联系室', en: 'Police link' },
  CARE: { zh: '关爱服务室', en: 'Care' },
  LEGAL_AID: { zh: '法律援助室', en: 'Legal aid' },
  SOCIAL_ORGANISATIONS: { zh: '社会组织工作室', en: 'Social organisations' },
  COUNSELLING: { zh: '心理咨询室', en: 'Psychological counselling' },
  CIRCUIT_COURT: { zh: '巡回审判室', en: 'Circuit court' },
  COMMAND: { zh: '指挥研判室', en: 'Command and review' },
  GRID_OFFICE: { zh: '网格服务室', en: 'Grid office' },
  OTHER: { zh: '其他', en: 'Other' },
} as const
export type RoomKind = keyof typeof roomKinds
export const roomKindNames = Object.keys(roomKinds) as [RoomKind, ...RoomKind[]]

export const RoomCode = Type.String({ pattern: '^[A-Z0-9]{1,8}$' })
export const HallRoom = Type.Object({
  /** Unique in its hall, and kept for life: bookings name it. */
  code: RoomCode,
  kind: oneOf(roomKindNames),
  name: Bilingual,
  seats: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
  equipment: Type.Optional(Type.String({ maxLength: 120 })),
})
export type HallRoom = Type.Static<typeof HallRoom>

/** What a room is wanted for. Kinds alone, no free text: what a meeting is about stands in its case. */
export const bookingPurposes = {
  MEDIATION: { zh: '调解', en: 'Mediation' },
  RECEPTION: { zh: '接访', en: 'Receiving visitors' },
  COUNSELLING: { zh: '心理疏导', en: 'Counselling' },
  LEGAL_ADVICE: { zh: '法律咨询', en: 'Legal advice' },
  POLICE: { zh: '警务', en: 'Police work' },
  CONFERENCE: { zh: '会商研判', en: 'Case conference' },
  TRAINING: { zh: '培训', en: 'Training' },
  OTHER: { zh: '其他', en: 'Other' },
} as const
export type BookingPurpose = keyof typeof bookingPurposes
export const purposeNames = Object.keys(bookingPurposes) as [BookingPurpose, ...BookingPurpose[]]

/** When rooms may be booked (OWN): on working days, in steps of 15 minutes, evenings for those who work by day. */
export const bookingHours = {
  opens: '08:00',
  closes: '21:00',
  stepMinutes: 15,
  daysAhead: 90,
} as const

const optional = Type.Optional
const closed = { additionalProperties: false }
const slot = { room: RoomCode, start: Instant, end: Instant }

/** GET /api/halls: every hall as people look for it. */
export const HallView = Type.Object({
  code: Type.String(),
  name: Bilingual,
  regionCode: Type.String(),
  centre: UnitCode,
  lng: Type.Number(),
  lat: Type.Number(),
  rooms: Type.Array(HallRoom),
})
export type HallView = Type.Static<typeof HallView>

/** POST /api/hall/{code}/bookings. The client key makes a second click the same booking. */
export const BookRoom = Type.Object(
  {
    clientKey: Type.String({ format: 'uuid' }),
    ...slot,
    purpose: oneOf(purposeNames),
    /** A matter the actor sees. */
    caseId: optional(Id),
  },
  closed,
)
export type BookRoom = Type.Static<typeof BookRoom>

/** PUT /api/room-bookings/{id}: another room of the hall or another time. */
export const MoveBooking = Type.Object({ version: Type.Integer({ minimum: 1 }), ...slot }, closed)
export type MoveBooking = Type.Static<typeof MoveBooking>

/** POST and DELETE /api/room-bookings/{id}/cancellation. */
export const CancelBooking = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    reason: Type.String({ minLength: 2, maxLength: 200 }),
  },
  closed,
)

export const BookingView = Type.Object({
  id: Id,
  version: Type.Integer(),
  ...slot,
  cancelled: Type.Boolean(),
  /** Absent where it belongs to a matter that I may not see. */
  purpose: optional(oneOf(purposeNames)),
  case: optional(Type.Object({ id: Id, caseCode: Type.String(), title: Type.String() })),
  unit: Type.Object({ code: UnitCode, name: Bilingual }),
  /** I may move and cancel it. */
  mayChange: Type.Boolean(),
})
export type BookingView = Type.Static<typeof BookingView>

/** GET /api/hall/{code}/bookings?from=2026-11-23&days=1: the hall's rooms and what is booked, by start. */
export const BookingDays = Type.Object({
  hall: HallView,
  mayBook: Type.Boolean(),
  days: Type.Array(Type.Object({ date: Type.String(), working: Type.Boolean() })),
  bookings: Type.Array(BookingView),
})
export type BookingDays = Type.Static<typeof BookingDays>

/** GET /api/hall/{code}/rooms/{room}/sign: what hangs at the door; nothing of who or why. */
export const DoorSign = Type.Object({
  hall: Bilingual,
  room: HallRoom,
  taken: Type.Boolean(),
  /** Until when it is as it is; absent: for the rest of the day. */
  until: optional(Instant),
  /** Of today, by start. */
  today: Type.Array(Type.Object({ start: Instant, end: Instant })),
  now: Instant,
})
export type DoorSign = Type.Static<typeof DoorSign>
