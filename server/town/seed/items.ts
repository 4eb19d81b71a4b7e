import { defaultLimitRules, defaultStepLimits, steps } from '#contract/limits.ts'
import { slaClasses, type Unit } from '#contract/town.ts'
import { readSeedYears } from '#server/town/calendar/seed.ts'
import { gridUnit } from '#server/town/grid-unit.ts'
import { makeCentres, makeHalls } from '#server/town/make/centres.ts'
import { makeGrids } from '#server/town/make/grids.ts'
import { makePatrolRoutes } from '#server/town/make/patrol-routes.ts'
import { type RegionSeed, readCountyShapes, readRegions } from '#server/town/make/read.ts'
import type { ItemData } from '#server/town/schemas.ts'
import { loadReferenceSeeds } from '#server/town/seed-data/load.ts'
import { ticketKindSeeds } from '#server/town/seed-data/ticket-kinds.ts'
import { seedUnits } from '#server/town/seed-data/units.ts'
import { visitFormSeeds } from '#server/town/seed-data/visit-forms.ts'
import type { StaffPlaces } from './staff.ts'

export type SeedItems = { [Kind in keyof ItemData]: ItemData[Kind][] }

/** The documents a new installation begins with, and the places to be staffed. Takes about a second. */
export function seedItems(): { items: SeedItems; places: StaffPlaces } {
  const regions = readRegions()
  const counties = readCountyShapes()
  const seeds = loadReferenceSeeds()
  const grids = makeGrids(regions, counties)
  const centres = makeCentres(regions, counties, grids)
  const halls = makeHalls(centres)
  const names = regions.map(({ code, nameZh, nameEn }) => ({ code, zh: nameZh, en: nameEn }))
  const centreUnits = centres.map(({ unit, point: [lng, lat] }): Unit => ({ ...unit, lng, lat }))
  // makeCentres knows where each centre stands; the rest follows from the regions.
  const otherUnits = seedUnits(names, seeds.departments).filter(({ kind }) => kind !== 'CENTRE')
  return {
    items: {
      region: regions.map(({ code, level, nameZh, nameEn, population, areaKm2 }) => ({
        code,
        name: { zh: nameZh, en: nameEn },
        level,
        ...(population === undefined ? {} : { residents: population }),
        ...(areaKm2 === undefined ? {} : { areaKm2 }),
      })),
      grid: grids.map(({ code, name, synthetic, polygons, places }) => ({
        code,
        name,
        synthetic,
        polygons,
        places,
      })),
      unit: [
        ...centreUnits,
        ...otherUnits,
        ...regions.flatMap(justiceAndPolice),
        ...grids.map(({ code, name }) => gridUnit(code, name)),
      ],
      hall: halls,
      ticketKind: [...ticketKindSeeds],
      patrolRoute: makePatrolRoutes(grids),
      visitForm: [...visitFormSeeds],
      department: seeds.departments.map(({ code, name, shortZh, note }) => ({
        code,
        name,
        short: shortZh,
        ...(note === '' ? {} : { note }),
      })),
      category: seeds.categories,
      form: seeds.forms,
      directory: seeds.directory,
      limit: slaClasses.map((slaClass) => ({ slaClass, ...defaultLimitRules[slaClass] })),
      step: steps.map((code) => ({ code, ...defaultStepLimits[code] })),
      refusal: seeds.refusals,
      text: seeds.texts,
      calendar: readSeedYears(),
    },
    places: {
      regions,
      gridCodes: grids.map(({ code }) => code),
      hallRegions: halls.map(({ regionCode }) => regionCode).filter((code) => code.length > 9),
      departments: seeds.departments,
    },
  }
}

function justiceAndPolice({ code, level, nameZh, nameEn }: RegionSeed): Unit[] {
  if (level === 'TOWNSHIP') {
    const name = {
      zh: `${nameZh.replace(/(街道|镇|乡)$/, '')}派出所`,
      en: `${nameEn.replace(/ (Subdistrict|Town|Township)$/, '')} police station`,
    }
    const parent = `${code.slice(0, 6)}-PSB`
    return [{ code: `PS-${code}`, kind: 'STATION', name, regionCode: code, parent }]
  }
  if (level !== 'COUNTY') return []
  const name = { zh: `${nameZh}人民法院`, en: `${nameEn} People's Court` }
  return [{ code: `CT-${code}`, kind: 'COURT', name, regionCode: code }]
}
