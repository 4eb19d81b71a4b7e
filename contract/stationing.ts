import Type from 'typebox'
import { Bilingual, Id, oneOf, RegionCode, UnitCode } from './common.ts'
import { stationingNames } from './hall-words.ts'
import { Limit } from './limits.ts'
import { HallView } from './rooms.ts'

const optional = Type.Optional
const closed = { additionalProperties: false }
const Day = Type.String({ format: 'date' })
const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
export const Weekday = Type.Integer({ minimum: 1, maximum: 7, description: '1 Monday to 7 Sunday' })

const pattern = {
  kind: oneOf(stationingNames),
  /** Of a rotating department; the others keep every working day. */
  weekdays: Type.Array(Weekday, { maxItems: 7 }),
  opens: TimeOfDay,
  closes: TimeOfDay,
  startsOn: Day,
  endsOn: optional(Day),
  /** What the pattern does not say: here on a day off, away on a working day. */
  exceptions: Type.Array(Type.Object({ date: Day, here: Type.Boolean() }, closed), {
    maxItems: 366,
  }),
  /** The unit's duty telephone, told to everybody who sees the calendar. */
  phone: optional(Type.String({ pattern: '^[\\d\\- ]{3,20}$' })),
  /** Who comes or answers, by name or post: sealed, for staff alone. */
  contact: optional(Type.String({ maxLength: 60 })),
}

/** POST /api/hall/{code}/duties */
export const AddDuty = Type.Object(
  { clientKey: Type.String({ format: 'uuid' }), unit: UnitCode, ...pattern },
  closed,
)
export type AddDuty = Type.Static<typeof AddDuty>
/** PUT /api/duties/{id} */
export const ChangeDuty = Type.Object({ version: Type.Integer({ minimum: 1 }), ...pattern }, closed)
export type ChangeDuty = Type.Static<typeof ChangeDuty>

export const DutyView = Type.Object({
  id: Id,
  version: Type.Integer(),
  unit: Type.Object({ code: UnitCode, name: Bilingual }),
  ...pattern,
  /** Day by day of the week asked for. */
  week: Type.Array(Type.Object({ date: Day, here: Type.Boolean(), exception: Type.Boolean() })),
})
export type DutyView = Type.Static<typeof DutyView>

/** GET /api/hall/{code}/duties?from=2026-11-23: seven days from there. */
export const DutyWeek = Type.Object({
  hall: HallView,
  mayEdit: Type.Boolean(),
  days: Type.Array(Type.Object({ date: Day, working: Type.Boolean() })),
  duties: Type.Array(DutyView),
})
export type DutyWeek = Type.Static<typeof DutyWeek>

/** POST /api/hall/{code}/duty-weeks: the exceptions of one week, put into another. */
export const CopyWeek = Type.Object({ from: Day, to: Day }, closed)
/** How many duties changed, or were made. */
export const Changed = Type.Object({ changed: Type.Integer() })

/** POST /api/hall/{code}/calendar-links: a new secret address; the one before it ends. */
export const MakeCalendarLink = Type.Object({ unit: UnitCode }, closed)
export const CalendarLink = Type.Object({ url: Type.String() })

/** GET /api/hall/{code}/stationing/today: who is here today, for everybody. Departments, never people. */
export const HereToday = Type.Object({
  hall: Type.Object({ code: Type.String(), name: Bilingual, regionCode: RegionCode }),
  date: Day,
  working: Type.Boolean(),
  /** Within which a department on call is here. */
  callOutLimit: Limit,
  units: Type.Array(
    Type.Object({
      unit: Type.Object({ code: UnitCode, name: Bilingual }),
      kind: oneOf(stationingNames),
      opens: TimeOfDay,
      closes: TimeOfDay,
    }),
  ),
})
export type HereToday = Type.Static<typeof HereToday>
