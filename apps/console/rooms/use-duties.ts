import { queryOptions } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import type { ChangeDuty, DutyView, DutyWeek } from '#contract/stationing.ts'

export const dutiesQuery = (hall: string, monday: string) =>
  queryOptions({
    queryKey: ['duties', hall, monday],
    queryFn: ({ signal }) => api.get<DutyWeek>(`/hall/${hall}/duties`, { from: monday }, signal),
  })

/** A duty as it is sent back, whole. */
export function patternOf(duty: DutyView): ChangeDuty {
  const { id: _id, unit: _unit, week: _week, ...pattern } = duty
  return pattern
}

/**
 * The other answer for one day: as an exception, or by dropping the one that is there, so that what is
 * toggled twice is as it was.
 */
export function toggled(duty: DutyView, date: string): ChangeDuty {
  const pattern = patternOf(duty)
  const day = duty.week.find((each) => each.date === date)
  const others = pattern.exceptions.filter((each) => each.date !== date)
  const exceptions = day?.exception ? others : [...others, { date, here: !day?.here }]
  return { ...pattern, exceptions }
}
