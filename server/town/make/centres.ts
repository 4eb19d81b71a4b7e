import type { Bilingual } from '#contract/common.ts'
import { levelOf } from '#contract/levels.ts'
import type { RoomKind } from '#contract/rooms.ts'
import type { Hall, Unit } from '#contract/town.ts'
import { centroidOf, type Position } from '#server/town/geometry.ts'
import type { MadeGrid } from './grids.ts'
import { baseName, kindOf } from './kinds.ts'
import type { CountyShape, RegionSeed } from './read.ts'

/** A governance centre (综治中心) as a unit, and where it stands: WGS-84, synthetic below the county. */
export type MadeCentre = { unit: Unit; point: Position }

/** The published number of halls in Suzhou district (肃州区). */
export const hallTotal = 130
const hallCounty = '620902'
/** Where the prefecture's government sits (general knowledge). */
const citySeat: Position = [98.4945, 39.7326]

const roomNames = {
  RECEPTION: { zh: '群众接待大厅', en: 'Reception hall' },
  MEDIATION: { zh: '矛盾纠纷调解室', en: 'Mediation room' },
  POLICE_LINK: { zh: '警民联系室', en: 'Police link room' },
  CARE: { zh: '关爱服务室', en: 'Care room' },
  LEGAL_AID: { zh: '法律援助室', en: 'Legal aid room' },
  SOCIAL_ORGANISATIONS: { zh: '社会组织工作室', en: 'Social organisations room' },
  COMMAND: { zh: '指挥研判室', en: 'Command and review room' },
  GRID_OFFICE: { zh: '网格服务室', en: 'Grid office' },
} as const satisfies Partial<Record<RoomKind, Bilingual>>
type Room = keyof typeof roomNames

const townshipRooms: Room[] = [
  'RECEPTION',
  'MEDIATION',
  'POLICE_LINK',
  'CARE',
  'LEGAL_AID',
  'SOCIAL_ORGANISATIONS',
]
const communityRooms: Room[] = ['RECEPTION', 'MEDIATION', 'POLICE_LINK', 'CARE', 'GRID_OFFICE']
const villageRooms: Room[] = ['RECEPTION', 'MEDIATION', 'POLICE_LINK', 'GRID_OFFICE']

/** 1 + 7 + 84 + 531 centres, in the order of `regions`. */
export function makeCentres(
  regions: readonly RegionSeed[],
  counties: readonly CountyShape[],
  grids: readonly MadeGrid[],
): MadeCentre[] {
  const villagePoints = placeVillageCentres(grids)
  const firstVillage = new Map<string, string>()
  for (const { code, level, parentCode } of regions) {
    if (level === 'VILLAGE' && parentCode && !firstVillage.has(parentCode))
      firstVillage.set(parentCode, code)
  }
  const pointOf = ({ code, level }: RegionSeed): Position | undefined => {
    if (level === 'CITY') return citySeat
    if (level === 'COUNTY') return counties.find((county) => county.code === code)?.seat
    return villagePoints.get(level === 'VILLAGE' ? code : (firstVillage.get(code) ?? ''))
  }
  return regions.map((region) => {
    const point = pointOf(region)
    if (!point) throw new Error(`region ${region.code} has no point`)
    const name = { zh: `${shortName(region)}综治中心`, en: `${region.nameEn} Governance Centre` }
    const unit: Unit = {
      code: `C-${region.code}`,
      kind: 'CENTRE',
      name,
      regionCode: region.code,
      ...(region.parentCode && { parent: `C-${region.parentCode}` }),
    }
    return { unit, point }
  })
}

/**
 * 130 halls with rooms (一厅N室: the reception hall stands first) in Suzhou district: the district,
 * its townships, its communities, then its villages by code.
 */
export function makeHalls(centres: readonly MadeCentre[]): Hall[] {
  return centres
    .filter(({ unit }) => unit.regionCode.startsWith(hallCounty))
    .toSorted(
      ({ unit: a }, { unit: b }) =>
        rankOf(a.regionCode) - rankOf(b.regionCode) || a.regionCode.localeCompare(b.regionCode),
    )
    .slice(0, hallTotal)
    .map(({ unit, point: [lng, lat] }) => ({
      code: `H-${unit.regionCode}`,
      name: { zh: `${unit.name.zh}接待大厅`, en: `${unit.name.en}, hall` },
      regionCode: unit.regionCode,
      centre: unit.code,
      lng,
      lat,
      windows: windowsFor(unit.regionCode),
      rooms: roomsFor(unit.regionCode).map((kind, at) => ({
        code: `R${at + 1}`,
        kind,
        name: roomNames[kind],
      })),
    }))
}

function isRural(regionCode: string): boolean {
  return levelOf(regionCode) === 'VILLAGE' && kindOf(regionCode) === 'RURAL'
}

function rankOf(regionCode: string): number {
  return regionCode.length + (isRural(regionCode) ? 1 : 0)
}

function roomsFor(regionCode: string): Room[] {
  const level = levelOf(regionCode)
  if (level === 'COUNTY') return [...townshipRooms, 'COMMAND']
  if (level === 'TOWNSHIP') return townshipRooms
  return isRural(regionCode) ? villageRooms : communityRooms
}

/** OWN: as many as people come; a village's hall is one table. */
function windowsFor(regionCode: string): number {
  return { COUNTY: 6, TOWNSHIP: 3, VILLAGE: 1 }[levelOf(regionCode) as string] ?? 2
}

function shortName({ code, level, nameZh }: RegionSeed): string {
  if (level !== 'VILLAGE') return nameZh
  const kind = kindOf(code)
  const base = baseName(nameZh)
  if (kind === 'OTHER') return base
  return kind === 'RURAL' ? `${base.replace(/村$/, '')}村` : `${base}社区`
}

/** The inner point of the grid nearest to the middle of its village's grids. */
function placeVillageCentres(grids: readonly MadeGrid[]): Map<string, Position> {
  const points = new Map<string, Position>()
  for (const [villageCode, own] of Map.groupBy(grids, (grid) => grid.villageCode)) {
    const lng = median(own.map(({ polygons }) => centroidOf(polygons)[0]))
    const lat = median(own.map(({ polygons }) => centroidOf(polygons)[1]))
    const gap = ({ innerPoint: [x, y] }: MadeGrid) => (x - lng) ** 2 + (y - lat) ** 2
    const middle = own.toSorted((a, b) => gap(a) - gap(b) || a.code.localeCompare(b.code))[0]
    if (middle) points.set(villageCode, middle.innerPoint)
  }
  return points
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
