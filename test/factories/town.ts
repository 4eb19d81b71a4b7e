import { defaultLimitRules, defaultStepLimits, steps } from '#contract/limits.ts'
import { slaClasses, type Unit } from '#contract/town.ts'
import { readSeedYears } from '#server/town/calendar/seed.ts'
import { buildTown } from '#server/town/load.ts'
import { loadReferenceSeeds } from '#server/town/seed-data/load.ts'
import { seedUnits } from '#server/town/seed-data/units.ts'
import type { Town } from '#server/town/town.ts'

/** A town small enough to hold in one's head: two counties, one of them down to two grids. */
export const places = {
  city: '6209',
  county: '620902',
  otherCounty: '620921',
  township: '620902004',
  otherTownship: '620902107',
  village: '620902004002',
  otherVillage: '620902107203',
  grid: '620902004002001',
  otherGrid: '620902107203001',
} as const

const grids = [places.grid, places.otherGrid, '620902004002002']
const regions = Object.values(places).filter((code) => code.length < 15)

const place = (code: string) => ({ code, kind: 'x', name: { zh: code, en: code } })

function units(): Unit[] {
  const { departments } = loadReferenceSeeds()
  const names = regions.map((code) => ({ code, zh: code, en: code }))
  return [
    ...seedUnits(names, departments),
    ...grids.map(
      (code): Unit => ({
        ...place(code),
        code: `G-${code}`,
        kind: 'GRID',
        regionCode: code,
        parent: `V-${code.slice(0, 12)}`,
      }),
    ),
    ...[places.township, places.otherTownship].map(
      (code): Unit => ({
        ...place(code),
        code: `PS-${code}`,
        kind: 'STATION',
        regionCode: code,
        parent: `${code.slice(0, 6)}-PSB`,
      }),
    ),
    {
      ...place(places.county),
      code: `CT-${places.county}`,
      kind: 'COURT',
      regionCode: places.county,
    },
  ]
}

const documents = (kind: string, items: readonly object[], codeOf: (item: never) => string) =>
  items.map((item) => ({
    kind: kind as 'region',
    code: codeOf(item as never),
    version: 3,
    data: JSON.stringify(item),
  }))

let made: Town | undefined

/** The real categories, limits, directory and calendar over a few places. Made once. */
export function smallTown(): Town {
  if (made) return made
  const seeds = loadReferenceSeeds()
  const byCode = (item: { code: string }) => item.code
  const limits = slaClasses.map((slaClass) => ({ slaClass, ...defaultLimitRules[slaClass] }))
  const stepLimits = steps.map((code) => ({ code, ...defaultStepLimits[code] }))
  const departments = seeds.departments.map(({ code, name, shortZh }) => ({
    code,
    name,
    short: shortZh,
  }))
  const level = (code: string) =>
    ({ 4: 'CITY', 6: 'COUNTY', 9: 'TOWNSHIP', 12: 'VILLAGE' })[code.length]
  made = buildTown(7, [
    ...documents(
      'region',
      regions.map((code) => ({ code, name: { zh: code, en: code }, level: level(code) })),
      byCode,
    ),
    ...documents(
      'grid',
      grids.map((code) => ({ ...place(code), synthetic: true, polygons: [], places: [] })),
      byCode,
    ),
    ...documents('unit', units(), byCode),
    ...documents('department', departments, byCode),
    ...documents('category', seeds.categories, byCode),
    ...documents('form', seeds.forms, byCode),
    ...documents('directory', seeds.directory, byCode),
    ...documents('refusal', seeds.refusals, byCode),
    ...documents('text', seeds.texts, byCode),
    ...documents('limit', limits, (item: { slaClass: string }) => item.slaClass),
    ...documents('step', stepLimits, byCode),
    ...documents('calendar', readSeedYears(), (item: { year: number }) => String(item.year)),
  ])
  return made
}
