import type { Bilingual } from '#contract/common.ts'
import { type Level, levelOf, levels } from '#contract/levels.ts'
import type { ScreenView } from '#contract/screen.ts'
import { type AlertKind, mostShown } from '#contract/screen-words.ts'
import { stateNames } from '#contract/states.ts'
import { present } from '#server/cases/present.ts'
import { standingAt } from '#server/cases/whistles.ts'
import { dayOf, formatDate } from '#server/town/calendar/days.ts'
import type { Town } from '#server/town/town.ts'
import type { Blown, Pressing, Sum, Today, Told } from './read.ts'
import type { Shape } from './shape.ts'

export interface WallFacts {
  today: readonly Today[]
  sums: readonly Sum[]
  overdue: readonly Pressing[]
  urgent: readonly Pressing[]
  missed: readonly Pressing[]
  whistles: readonly Blown[]
}
type Alert = ScreenView['alerts'][number]
type WallUnit = ScreenView['units']['shown'][number]

/** What the wall of this region says of these facts. */
export function screenView(
  region: string,
  facts: WallFacts,
  town: Town,
  shapeOf: (code: string) => Shape | undefined,
  now: Date,
): ScreenView {
  const sums = Map.groupBy(facts.sums, ({ of }) => of)
  const all = sums.get('ALL')?.[0]
  const shape = shapeOf(region)
  return present<ScreenView>({
    at: now.toISOString(),
    region: { code: region, name: town.regionName(region), level: levelOf(region) },
    today: {
      day: formatDate(dayOf(now.getTime())),
      received: facts.today.reduce((sum, { n }) => sum + n, 0),
      states: summed(stateNames, facts.today, (row) => row.state).map(([state, n]) => ({
        state,
        n,
      })),
      levels: summed(levels, facts.today, (row) => row.level).map(levelCount),
    },
    open: {
      n: all?.open ?? 0,
      overdue: all?.overdue ?? 0,
      urgent: all?.urgent ?? 0,
      supervised: (all?.yellow ?? 0) + (all?.red ?? 0) + (all?.listed ?? 0),
      levels: levels.flatMap((level) => {
        const found = sums.get('LEVEL')?.find(({ code }) => code === level)
        return found ? [levelCount([level, found.open])] : []
      }),
    },
    places: (sums.get('PLACE') ?? [])
      .toSorted((a, b) => b.open - a.open || compare(a.code ?? '', b.code ?? ''))
      .map(({ code, open, overdue }) => placeOf(code ?? '', { open, overdue }, town, shapeOf)),
    bounds: shape?.bounds,
    units: unitsWithCards(sums.get('UNIT') ?? [], town),
    whistles: {
      n: facts.whistles[0]?.whole ?? 0,
      shown: facts.whistles.slice(0, mostShown).map((blown) => ({
        ...matterOf(blown, town),
        kind: blown.kind,
        calledBy: { code: blown.calledBy, name: town.unitName(blown.calledBy) },
        reportInDueAt: blown.reportInDueAt.toISOString(),
        units: blown.units.map((unit) => ({
          unit: { code: unit.unitCode, name: town.unitName(unit.unitCode) },
          standing: standingAt(unit, now),
        })),
      })),
    },
    alerts: alertsOf(facts, town),
  })
}

const levelCount = ([level, n]: readonly [Level, number]) => ({ level, n })
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function summed<Row extends { n: number }, Key extends string>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): [Key, number][] {
  return keys.flatMap((key): [Key, number][] => {
    const n = rows.filter((row) => keyOf(row) === key).reduce((sum, row) => sum + row.n, 0)
    return n > 0 ? [[key, n]] : []
  })
}

function placeOf(
  code: string,
  counts: { open: number; overdue: number },
  town: Town,
  shapeOf: (code: string) => Shape | undefined,
): ScreenView['places'][number] {
  const [lng, lat] = shapeOf(code)?.point ?? []
  return present<ScreenView['places'][number]>({
    code,
    name: town.regionName(code),
    ...counts,
    lng,
    lat,
  })
}

/** Units with something against them, the gravest first: listed, red, yellow, then overdue. */
export function unitsWithCards(
  sums: readonly Sum[],
  town: Pick<Town, 'unitName'>,
): ScreenView['units'] {
  const units = sums
    .flatMap(({ code, unitOverdue: overdue, yellow, red, listed }): WallUnit[] =>
      code === null || overdue + yellow + red + listed === 0
        ? []
        : [{ unit: { code, name: town.unitName(code) }, overdue, yellow, red, listed }],
    )
    .toSorted(
      (a, b) =>
        b.listed - a.listed ||
        b.red - a.red ||
        b.yellow - a.yellow ||
        b.overdue - a.overdue ||
        compare(a.unit.code, b.unit.code),
    )
  const rest = units.slice(mostShown)
  const sum = (of: 'overdue' | 'yellow' | 'red' | 'listed') =>
    rest.reduce((n, unit) => n + unit[of], 0)
  return {
    shown: units.slice(0, mostShown),
    rest: {
      units: rest.length,
      overdue: sum('overdue'),
      yellow: sum('yellow'),
      red: sum('red'),
      listed: sum('listed'),
    },
  }
}

/**
 * A matter under guard is told by its township alone: a kind of trouble and a compound together name
 * a family, and whoever has a code can look up both.
 */
export function matterOf(
  { caseCode, categoryCode, regionCode, guarded }: Told,
  town: Pick<Town, 'category' | 'regionName'>,
): Pick<Alert, 'caseCode' | 'category' | 'place'> {
  const place = placeNames(guarded ? regionCode.slice(0, 9) : regionCode, town)
  if (guarded) return { place }
  const category = categoryCode === null ? undefined : town.category(categoryCode)?.data.name
  return present({ caseCode, category, place })
}

/** Township and village; of what is placed no more narrowly, the region it has. */
function placeNames(region: string, town: Pick<Town, 'regionName'>): Bilingual[] {
  if (region.length < 9) return [town.regionName(region)]
  return [9, 12]
    .filter((length) => length <= region.length)
    .map((length) => town.regionName(region.slice(0, length)))
}

function alertsOf({ overdue, urgent, missed }: WallFacts, town: Town): Alert[] {
  const alerts = (kind: AlertKind, matters: readonly Pressing[]) =>
    matters.map(
      (matter): Alert => ({
        ...matterOf(matter, town),
        kind,
        since: matter.since.toISOString(),
      }),
    )
  return [
    ...alerts('OVERDUE', overdue),
    ...alerts('URGENT', urgent),
    ...alerts('REPORT_IN_MISSED', missed),
  ].toSorted((a, b) => compare(b.since, a.since))
}
