import { levelOf } from '#contract/levels.ts'
import type { Unit } from '#contract/town.ts'
import type { SeedDepartment } from './departments.ts'

/** What a unit needs to know of its region. */
export interface RegionName {
  code: string
  zh: string
  en: string
}

export function centreCode(regionCode: string): string {
  return `C-${regionCode}`
}
export function townshipUnitCode(regionCode: string): string {
  return `T-${regionCode}`
}
export function villageUnitCode(regionCode: string): string {
  return `V-${regionCode}`
}
export function departmentUnitCode(regionCode: string, department: string): string {
  return `${regionCode}-${department}`
}

/**
 * The units that follow from the regions: a centre at city, county, township and village, the
 * departments at city and county, and the township and village bodies. Grids have none here.
 */
export function seedUnits(
  regions: readonly RegionName[],
  departments: readonly SeedDepartment[],
): Unit[] {
  return regions.flatMap((region) => unitsOf(region, departments))
}

function unitsOf(region: RegionName, departments: readonly SeedDepartment[]): Unit[] {
  const level = levelOf(region.code)
  if (level === 'GRID') return []
  const above = region.code.slice(0, { VILLAGE: 9, TOWNSHIP: 6, COUNTY: 4, CITY: 0 }[level])
  const centre: Unit = {
    code: centreCode(region.code),
    kind: 'CENTRE',
    name: {
      zh: `${region.zh}社会治安综合治理中心`,
      en: `${region.en} governance centre`,
    },
    regionCode: region.code,
    ...(above === '' ? {} : { parent: centreCode(above) }),
  }
  if (level === 'TOWNSHIP') return [centre, body('T', 'TOWNSHIP', region)]
  if (level === 'VILLAGE') return [centre, body('V', 'VILLAGE', region)]
  const atCity = level === 'CITY'
  return [
    centre,
    ...departments.map(
      (department): Unit => ({
        code: departmentUnitCode(region.code, department.code),
        kind: 'DEPARTMENT',
        name: {
          zh: `${region.zh}${department.name.zh}`,
          en: `${region.en} ${department.name.en}`,
        },
        regionCode: region.code,
        ...(atCity ? {} : { parent: departmentUnitCode(above, department.code) }),
        stationing: atCity ? department.cityStationing : department.countyStationing,
      }),
    ),
  ]
}

function body(letter: 'T' | 'V', kind: 'TOWNSHIP' | 'VILLAGE', region: RegionName): Unit {
  return {
    code: `${letter}-${region.code}`,
    kind,
    name: { zh: region.zh, en: region.en },
    regionCode: region.code,
    parent: centreCode(region.code),
  }
}
