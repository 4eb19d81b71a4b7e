// Words and pure rules of one's own duty hours, apart from the schemas: the phone needs them by value.

/** A stretch of duty in every week. It ends on the next day where `to` is not after `from`. */
export interface DutySpan {
  /** 1 Monday to 7 Sunday. */
  day: number
  /** HH:MM, Asia/Shanghai. */
  from: string
  to: string
}

export const dutyStates = {
  ON: { zh: '在岗', en: 'On duty' },
  OFF: { zh: '下班', en: 'Off duty' },
} as const
export type DutyState = keyof typeof dutyStates
export const dutyStateNames = Object.keys(dutyStates) as [DutyState, ...DutyState[]]

export interface DutyHours {
  /** Absent: the standard hours of every working day. */
  week?: readonly DutySpan[]
  /** The switch: holds until that instant, whatever the hours say. */
  override?: { duty: DutyState; until: string }
}

/** Of a working day, for who sets no hours (OWN: from the first hour of the calendar to its last). */
export const standardHours = { from: '08:30', to: '18:00' } as const

/** So far ahead the switch goes at most: a month away is a matter for who appoints (OWN). */
export const longestSwitchDays = 31

/** Days that are not what their weekday says, by date: the calendar's. */
export type SpecialDays = Readonly<Record<string, 'off' | 'work'>>

const dayMs = 86_400_000
const shanghaiMs = 8 * 3_600_000

/**
 * Whether somebody is on duty at that instant (ms). Standard hours are those of working days; one's
 * own hours hold on their weekdays, but not where a public holiday falls on a Monday to Friday.
 */
export function isOnDuty(hours: DutyHours, at: number, special: SpecialDays): boolean {
  const { override, week } = hours
  if (override && at < Date.parse(override.until)) return override.duty === 'ON'
  const local = at + shanghaiMs
  const today = Math.floor(local / dayMs)
  const minute = (local % dayMs) / 60_000
  return (
    spansOn(week, today, special).some(
      ({ from, to }) => minute >= from && (to <= from || minute < to),
    ) || spansOn(week, today - 1, special).some(({ from, to }) => to <= from && minute < to)
  )
}

function spansOn(week: DutyHours['week'], day: number, special: SpecialDays) {
  const weekday = ((((day + 3) % 7) + 7) % 7) + 1
  const kind = special[new Date(day * dayMs).toISOString().slice(0, 10)]
  const works = kind ? kind === 'work' : weekday <= 5
  const spans = week
    ? week.filter((span) => span.day === weekday && (works || weekday > 5))
    : works
      ? [standardHours]
      : []
  return spans.map(({ from, to }) => ({ from: minutes(from), to: minutes(to) }))
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number)
  return hours * 60 + rest
}
