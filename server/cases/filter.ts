import { levelOf } from '#contract/levels.ts'
import type { CaseFilter } from '#contract/workbench.ts'
import { parseDate, startOfDay } from '#server/town/calendar/days.ts'
import { within } from './holding.ts'
import type { Where } from './where.ts'

/** The instants between which the days of the filter lie, the second excluded, in Asia/Shanghai. */
export function receivedBetween({ from, to }: CaseFilter): { from?: Date; before?: Date } {
  const first = from === undefined ? undefined : parseDate(from)
  const last = to === undefined ? undefined : parseDate(to)
  return {
    ...(first === undefined ? {} : { from: new Date(startOfDay(first)) }),
    ...(last === undefined ? {} : { before: new Date(startOfDay(last + 1)) }),
  }
}

export function received(where: Where, filter: CaseFilter): Where {
  const { from, before } = receivedBetween(filter)
  if (from) where.add((at) => `received_at >= ${at}`, from)
  if (before) where.add((at) => `received_at < ${at}`, before)
  return where
}

/** What every other word of the filter leaves; holding and search words are the list's own business. */
export function narrowed(where: Where, filter: CaseFilter, now: Date): Where {
  const { state, category, region, unit, channel, urgent, overdue, supervised, reworked } = filter
  if (state?.length) where.add((at) => `state = any(${at}::text[])`, state)
  if (category?.length) where.add((at) => `category_code ^@ any(${at}::text[])`, category)
  if (region) inRegion(where, region)
  if (unit) where.add((at) => `lead_unit = ${at}`, unit)
  if (channel?.length) where.add((at) => `channel = any(${at}::text[])`, channel)
  if (urgent !== undefined) where.plain(urgent ? 'urgent' : 'not urgent')
  if (overdue !== undefined)
    where.add((at) => `coalesce(next_due_at < ${at}, false) = ${overdue}`, now)
  if (supervised !== undefined) where.plain(`supervision ${supervised ? '<>' : '='} 'NONE'`)
  if (reworked !== undefined) where.plain(`rework ${reworked ? '>' : '='} 0`)
  if (filter.area) inRing(where, filter.area)
  return where
}

function inRegion(where: Where, region: string): Where {
  return levelOf(region) === 'CITY'
    ? where.add((at) => `region_code ^@ ${at}`, region)
    : within(where, region)
}

/** The box round the ring first, for that is cheap and has an index; PostgreSQL's own polygon then. */
function inRing(where: Where, area: string): Where {
  const corners = area.split(',').map((corner) => corner.split(' ').map(Number))
  const lngs = corners.map(([lng]) => lng ?? 0)
  const lats = corners.map(([, lat]) => lat ?? 0)
  return where
    .add((at) => `lng >= ${at}`, Math.min(...lngs))
    .add((at) => `lng <= ${at}`, Math.max(...lngs))
    .add((at) => `lat >= ${at}`, Math.min(...lats))
    .add((at) => `lat <= ${at}`, Math.max(...lats))
    .add((at) => `${at}::polygon @> point(lng, lat)`, `(${corners.map((c) => `(${c})`)})`)
}
