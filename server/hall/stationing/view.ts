import type { DutyView, HereToday } from '#contract/stationing.ts'
import type { Hall } from '#contract/town.ts'
import type { Seal } from '#server/platform/seal.ts'
import { isWorkingDay } from '#server/town/calendar/due.ts'
import type { Town } from '#server/town/town.ts'
import { isHere } from './rules.ts'
import type { Duty } from './store.ts'

/** For staff of the hall: with the telephone and who comes. */
export function dutyView(duty: Duty, dates: readonly string[], town: Town, seal: Seal): DutyView {
  return {
    id: duty.id,
    version: duty.version,
    unit: { code: duty.unitCode, name: town.unitName(duty.unitCode) },
    kind: duty.kind,
    weekdays: [...duty.weekdays],
    opens: duty.opens,
    closes: duty.closes,
    startsOn: duty.startsOn,
    ...(duty.endsOn ? { endsOn: duty.endsOn } : {}),
    exceptions: Object.entries(duty.exceptions)
      .map(([date, here]) => ({ date, here }))
      .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    ...(duty.phone ? { phone: duty.phone } : {}),
    ...(duty.contactSealed ? { contact: seal.open(duty.contactSealed) } : {}),
    week: dates.map((date) => ({
      date,
      here: isHere(town.calendar, duty, date),
      exception: duty.exceptions[date] !== undefined,
    })),
  }
}

/** For everybody: departments and hours. */
export function hereToday(
  hall: Hall,
  duties: readonly Duty[],
  date: string,
  town: Town,
): HereToday {
  return {
    hall: { code: hall.code, name: hall.name, regionCode: hall.regionCode },
    date,
    working: isWorkingDay(town.calendar, date),
    callOutLimit: town.stepLimit('callOut'),
    units: duties
      .filter((duty) => isHere(town.calendar, duty, date))
      .map(({ unitCode, kind, opens, closes }) => ({
        unit: { code: unitCode, name: town.unitName(unitCode) },
        kind,
        opens,
        closes,
      })),
  }
}
