import Type from 'typebox'
import { Instant, oneOf } from './common.ts'
import { dutyStateNames } from './hours-words.ts'

const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'HH:MM' })

const DutySpan = Type.Object(
  { day: Type.Integer({ minimum: 1, maximum: 7 }), from: Clock, to: Clock },
  { additionalProperties: false },
)
const Switch = Type.Object(
  { duty: oneOf(dutyStateNames), until: Instant },
  { additionalProperties: false },
)

/** Body of an item of kind `hours`, and of PUT /api/hours: all of one's hours, as they are from now on. */
export const SetHours = Type.Object(
  {
    /** Absent: the standard hours of every working day. */
    week: Type.Optional(Type.Array(DutySpan, { maxItems: 21 })),
    override: Type.Optional(Switch),
  },
  { additionalProperties: false },
)
export type SetHours = Type.Static<typeof SetHours>

/** Section `hours`: one's own, with what is needed to tell at any hour whether one is on duty. */
export const HoursSection = Type.Object({
  ...SetHours.properties,
  /** When they were chosen: what this phone chose later is newer. Absent where nothing was. */
  setAt: Type.Optional(Instant),
  /** Days about now that are not what their weekday says. */
  special: Type.Record(Type.String(), oneOf(['off', 'work'] as const)),
})
export type HoursSection = Type.Static<typeof HoursSection>
