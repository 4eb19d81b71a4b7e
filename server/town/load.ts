import type { ItemKind } from '#contract/item-kinds.ts'
import { defaultStepLimits } from '#contract/limits.ts'
import type {
  Category,
  DirectoryRule,
  Grid,
  Hall,
  Refusal,
  Region,
  TicketKind,
  Unit,
} from '#contract/town.ts'
import type { Sql } from '#server/platform/db.ts'
import { addLimit } from './calendar/due.ts'
import { joinYears } from './calendar/year.ts'
import type { ItemData } from './schemas.ts'
import { awaitTown, type CurrentItem, readCurrentItems, readRevision } from './store.ts'
import type { Town, Versioned } from './town.ts'

/** The reference data do not make a town: an empty database, or years of the calendar missing. */
export class TownIncomplete extends Error {}

/**
 * Reads the reference data in force. Give it a transaction: it waits for a running edit first, so
 * that the revision it carries is that of the documents.
 * @throws TownIncomplete
 */
export async function loadTown(sql: Sql): Promise<Town> {
  await awaitTown(sql)
  const revision = await readRevision(sql)
  return buildTown(revision, await readCurrentItems(sql))
}

/** Pure: the town of these documents. @throws TownIncomplete */
export function buildTown(revision: number, rows: readonly CurrentItem[]): Town {
  const of = sorted(rows)
  const calendars = of('calendar')
  const limits = byCode(of('limit'))
  const steps = byCode(of('step'))
  const categories = of('category')
  if (calendars.length === 0 || limits.size === 0 || categories.length === 0)
    throw new TownIncomplete('the reference data are not seeded')
  const calendar = joinYears(
    calendars.map((item) => item.data),
    // Any edit of a year makes another calendar: its versions name it.
    `${calendars[0]?.data.year}-${calendars.at(-1)?.data.year}.${calendars.reduce((sum, item) => sum + item.version, 0)}`,
  )
  const regions = dataOf<Region>(of('region'))
  const grids = dataOf<Grid>(of('grid'))
  const units = dataOf<Unit>(of('unit'))
  const halls = dataOf<Hall>(of('hall'))
  const refusals = dataOf<Refusal>(of('refusal'))
  const regionIndex = new Map(regions.map((region) => [region.code, region]))
  const gridIndex = new Map(grids.map((grid) => [grid.code, grid]))
  for (const { code, name } of grids) regionIndex.set(code, { code, name, level: 'GRID' })
  const hallIndex = new Map(halls.map((hall) => [hall.code, hall]))
  const unitIndex = new Map(units.map((unit) => [unit.code, unit]))
  const categoryIndex = byCode(categories)
  const forms = byCode(of('form'))
  const refusalIndex = new Map(refusals.map((refusal) => [refusal.code, refusal]))
  return {
    revision,
    calendar,
    region: (code) => regionIndex.get(code),
    unit: (code) => unitIndex.get(code),
    category: (code) => categoryIndex.get(code),
    form: (category) => forms.get(category) ?? forms.get(category.slice(0, 2)),
    grid: (code) => gridIndex.get(code),
    limit(slaClass) {
      const rule = limits.get(slaClass)
      if (!rule) throw new TownIncomplete(`no limits are set for ${slaClass}`)
      return rule
    },
    stepLimit: (step) => steps.get(step)?.data.limit ?? defaultStepLimits[step].limit,
    dueAfter: (start, limit) => addLimit(calendar, start, limit),
    refusal: (code) => refusalIndex.get(code),
    directory: of('directory').toSorted((a, b) => inTryingOrder(a.data, b.data)),
    categories: dataOf<Category>(categories),
    regions: regions.toSorted((a, b) => a.code.length - b.code.length),
    units,
    grids,
    refusals,
    departments: dataOf(of('department')),
    texts: of('text'),
    halls,
    hall: (code) => hallIndex.get(code),
    ticketKinds: dataOf<TicketKind>(of('ticketKind')).toSorted((a, b) =>
      a.prefix.localeCompare(b.prefix),
    ),
    patrolRoutes: of('patrolRoute'),
    visitForms: of('visitForm'),
    regionName: (code) => regionIndex.get(code)?.name ?? { zh: code, en: code },
    unitName: (code) => unitIndex.get(code)?.name ?? { zh: code, en: code },
  }
}

type Item<Kind extends ItemKind> = Versioned<ItemData[Kind]> & { code: string }

function sorted(rows: readonly CurrentItem[]) {
  const kinds = Map.groupBy(rows, (row) => row.kind)
  return <Kind extends ItemKind>(kind: Kind): Item<Kind>[] =>
    (kinds.get(kind) ?? []).map(({ code, version, data }) => ({
      code,
      version,
      // Checked against its schema when it was written.
      data: JSON.parse(data) as ItemData[Kind],
    }))
}

function byCode<Kind extends ItemKind>(items: readonly Item<Kind>[]): Map<string, Item<Kind>> {
  return new Map(items.map((item) => [item.code, item]))
}

function dataOf<Data>(items: readonly Versioned<Data>[]): Data[] {
  return items.map((item) => item.data)
}

/** Priority, then the longer category, then rules for urgent matters, then the longer region. */
function inTryingOrder(a: DirectoryRule, b: DirectoryRule): number {
  return (
    b.priority - a.priority ||
    b.categoryPrefix.length - a.categoryPrefix.length ||
    Number(b.urgency !== undefined) - Number(a.urgency !== undefined) ||
    b.regionPrefix.length - a.regionPrefix.length ||
    (a.code < b.code ? -1 : 1)
  )
}
