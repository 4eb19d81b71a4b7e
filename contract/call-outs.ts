import Type from 'typebox'
import { Bilingual, Id, Instant, oneOf, RegionCode, UnitCode } from './common.ts'
import type { StaffRole } from './roles.ts'

/** 随叫随驻: the hall calls a department that is on call; it says when it comes, the hall that it came. */

/** Who calls a department to the halls of the post's region, and confirms that it came. */
export const callingRoles = [
  'HALL_CLERK',
  'DISPATCHER',
  'MEDIATOR',
] as const satisfies readonly StaffRole[]
/** Who sees how it went without calling. */
export const overseeingRoles = ['SUPERVISOR', 'LEADER'] as const satisfies readonly StaffRole[]

export const callOutStates = {
  CALLED: { zh: '已呼叫', en: 'Called' },
  COMING: { zh: '正赶来', en: 'On the way' },
  HERE: { zh: '已到场', en: 'Here' },
  LEFT: { zh: '已离场', en: 'Left' },
  CANCELLED: { zh: '已取消', en: 'Cancelled' },
} as const
export type CallOutState = keyof typeof callOutStates
const stateNames = Object.keys(callOutStates) as [CallOutState, ...CallOutState[]]

const optional = Type.Optional
const closed = { additionalProperties: false }
const version = Type.Integer({ minimum: 1 })
const words = Type.String({ minLength: 2, maxLength: 200 })

/** POST /api/hall/{code}/call-outs. For a matter the call is noted in its timeline too. */
export const CallOut = Type.Object(
  {
    clientKey: Type.String({ format: 'uuid' }),
    unit: UnitCode,
    caseId: optional(Id),
    ticketId: optional(Id),
  },
  closed,
)
export type CallOut = Type.Static<typeof CallOut>

/** POST /api/call-outs/{id}/acknowledgement: by the called unit, with when it will be there. */
export const Acknowledge = Type.Object({ version, expectedAt: Instant }, closed)
/** POST /api/call-outs/{id}/arrival: by the hall, never by the called unit. */
export const Arrive = Type.Object({ version }, closed)
/** POST /api/call-outs/{id}/departure: what came of it, in a few words without names. */
export const Depart = Type.Object({ version, outcome: words }, closed)
/** POST /api/call-outs/{id}/cancellation */
export const CancelCallOut = Type.Object({ version, reason: words }, closed)

export const callOutSteps = ['acknowledge', 'arrive', 'depart', 'cancel'] as const
export type CallOutStep = (typeof callOutSteps)[number]

export const CallOutView = Type.Object({
  id: Id,
  version: Type.Integer(),
  hall: Type.Object({ code: Type.String(), name: Bilingual }),
  unit: Type.Object({ code: UnitCode, name: Bilingual }),
  /** Where I see the matter. */
  case: optional(Type.Object({ id: Id, caseCode: Type.String(), title: Type.String() })),
  state: oneOf(stateNames),
  calledAt: Instant,
  dueAt: Instant,
  expectedAt: optional(Instant),
  arrivedAt: optional(Instant),
  outcome: optional(Type.String()),
  /** Not here and the time is over, or came after it. */
  late: Type.Boolean(),
  may: Type.Array(oneOf(callOutSteps)),
})
export type CallOutView = Type.Static<typeof CallOutView>

/** GET /api/call-outs: what is open, and what was called today; mine as called unit or as hall. */
export const CallOutList = Type.Array(CallOutView)
export type CallOutList = Type.Static<typeof CallOutList>

/** GET /api/call-outs/figures?from=…&to=…: per unit, never per person. */
export const CallOutFigures = Type.Object({
  from: Type.String(),
  to: Type.String(),
  units: Type.Array(
    Type.Object({
      unit: Type.Object({ code: UnitCode, name: Bilingual }),
      /** Called and not cancelled, with the limit over or the arrival known. */
      called: Type.Integer(),
      inTime: Type.Integer(),
    }),
  ),
})
export type CallOutFigures = Type.Static<typeof CallOutFigures>
export const FigureQuery = Type.Object({
  from: Type.String({ format: 'date' }),
  to: Type.String({ format: 'date' }),
  region: optional(RegionCode),
})
