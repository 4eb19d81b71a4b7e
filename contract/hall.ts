import Type from 'typebox'
import { Bilingual, Id, Instant, oneOf, RegionCode } from './common.ts'

/** The queue of a hall (一窗受理: any window takes any matter) and the visits it counts. */

/** A ticket's way. MOVED ends it here: a room takes over; another kind keeps it WAITING. */
export const ticketStates = {
  WAITING: { zh: '等候', en: 'Waiting' },
  CALLED: { zh: '已叫号', en: 'Called' },
  SERVING: { zh: '办理中', en: 'Being served' },
  DONE: { zh: '已办', en: 'Served' },
  NO_SHOW: { zh: '过号', en: 'Did not come' },
  MOVED: { zh: '转到他室', en: 'Moved to a room' },
} as const
export type TicketState = keyof typeof ticketStates
export const ticketStateNames = Object.keys(ticketStates) as [TicketState, ...TicketState[]]

/** OWN: whoever is not there when called goes back behind so many, once; the second time is the last. */
export const placesBack = 3
/** OWN: a hall with so many waiting gives no more numbers, whoever asks. */
export const mostWaiting = 300

export const HallCode = Type.String({ pattern: '^[A-Z0-9-]{3,40}$' })
export const TicketNumber = Type.String({ pattern: '^[A-Z]\\d{3,5}$', description: 'A023' })
export const WindowNumber = Type.Integer({ minimum: 1, maximum: 60 })
const KindCode = Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,31}$' })
const HallName = Type.Object({ code: Type.String(), name: Bilingual })

/** POST /api/hall/{code}/tickets: no name is asked; priority is a wish of this ticket alone. */
export const IssueTicket = Type.Object(
  {
    clientKey: Type.String({ format: 'uuid' }),
    kind: KindCode,
    priority: Type.Optional(
      Type.Boolean({
        description: 'Elder, disabled, pregnant: said by the person, kept nowhere else',
      }),
    ),
  },
  { additionalProperties: false },
)
export type IssueTicket = Type.Static<typeof IssueTicket>

/** GET /api/q/{token}, and the answer to taking a ticket: what the slip and the phone show. */
export const TicketView = Type.Object({
  token: Type.String({ description: 'Unguessable; whoever holds it may follow the ticket' }),
  hall: HallName,
  number: TicketNumber,
  kind: Bilingual,
  state: oneOf(ticketStateNames),
  priority: Type.Boolean(),
  /** People who will be called before, by the order of now. */
  ahead: Type.Integer(),
  takenAt: Instant,
  window: Type.Optional(WindowNumber),
  room: Type.Optional(Bilingual),
  /** The ticket's day is over. */
  ended: Type.Boolean(),
})
export type TicketView = Type.Static<typeof TicketView>

const KindLine = Type.Object({
  code: KindCode,
  name: Bilingual,
  prefix: Type.String(),
  waiting: Type.Integer(),
})

/** GET /api/hall/{code}/screen: for the wall and the kiosk; nothing personal is in it. */
export const HallScreen = Type.Object({
  hall: HallName,
  now: Instant,
  /** Latest call first. */
  called: Type.Array(
    Type.Object({
      number: TicketNumber,
      window: Type.Optional(WindowNumber),
      room: Type.Optional(Bilingual),
      state: oneOf(ticketStateNames),
      calledAt: Instant,
      calls: Type.Integer({
        description: 'How often it was called; a higher number is spoken again',
      }),
    }),
  ),
  waiting: Type.Integer(),
  kinds: Type.Array(KindLine),
  full: Type.Boolean({ description: 'No more numbers now' }),
})
export type HallScreen = Type.Static<typeof HallScreen>

/** A ticket as the windows see it. */
export const QueueTicket = Type.Object({
  id: Id,
  number: TicketNumber,
  kind: Type.Object({ code: KindCode, name: Bilingual }),
  state: oneOf(ticketStateNames),
  priority: Type.Boolean(),
  missed: Type.Integer({ description: 'Calls nobody answered' }),
  takenAt: Instant,
  calledAt: Type.Optional(Instant),
  calls: Type.Integer(),
  window: Type.Optional(WindowNumber),
  case: Type.Optional(Type.Object({ id: Id, caseCode: Type.String() })),
  appointmentId: Type.Optional(Id),
})
export type QueueTicket = Type.Static<typeof QueueTicket>

export const HallWindowView = Type.Object({
  number: WindowNumber,
  seat: oneOf(['FREE', 'MINE', 'TAKEN']),
  kinds: Type.Array(KindCode, { description: 'What the window takes; empty: everything' }),
  ticket: Type.Optional(QueueTicket),
})

/** GET /api/hall/{code}/queue */
export const HallQueue = Type.Object({
  hall: HallName,
  rooms: Type.Array(Bilingual),
  kinds: Type.Array(Type.Object({ ...KindLine.properties, headStartMinutes: Type.Integer() })),
  windows: Type.Array(HallWindowView),
  /** In the order in which they will be called; at most 300. */
  waiting: Type.Array(QueueTicket),
  /** What I ended last at my window and may still take back. */
  takeBack: Type.Optional(
    Type.Object({ ticket: QueueTicket, step: oneOf(['finish', 'noShow']), until: Instant }),
  ),
  served: Type.Integer({ description: 'Today' }),
  longestWaitSeconds: Type.Integer(),
})
export type HallQueue = Type.Static<typeof HallQueue>

/** GET /api/hall/mine: halls I may serve or oversee, and where I sit today. */
export const MyHalls = Type.Object({
  halls: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Bilingual,
      regionCode: RegionCode,
      windows: Type.Integer(),
      maySit: Type.Boolean(),
      mayOversee: Type.Boolean(),
    }),
  ),
  seat: Type.Optional(Type.Object({ hallCode: Type.String(), window: WindowNumber })),
})
export type MyHalls = Type.Static<typeof MyHalls>

/** PUT /api/hall/{code}/windows/{number}/seat */
export const TakeSeat = Type.Object(
  {
    kinds: Type.Optional(
      Type.Array(KindCode, {
        maxItems: 40,
        description: 'What the window takes; empty: everything; absent: as it was today',
      }),
    ),
    takeOver: Type.Optional(
      Type.Boolean({ description: 'A colleague sits there still and has left' }),
    ),
  },
  { additionalProperties: false },
)

/** PUT /api/hall/tickets/{id}/place: another kind keeps the place by time, a room ends it here. */
export const MoveTicket = Type.Object(
  {
    kind: Type.Optional(KindCode),
    room: Type.Optional(Type.Integer({ minimum: 0, description: "Position in the hall's rooms" })),
  },
  { additionalProperties: false },
)
