/** Reads the committed geography of the town (db/seeds), as bin/derive-town.ts wrote it. */
import { readFileSync } from 'node:fs'
import { type Level, levelOf } from '#contract/levels.ts'
import type { MultiPolygon, Position } from '#server/town/geometry.ts'

const seeds = new URL('../../../db/seeds/', import.meta.url)

export type RegionSeed = {
  code: string
  level: Exclude<Level, 'GRID'>
  parentCode: string | undefined
  nameZh: string
  nameEn: string
  population: number | undefined
  areaKm2: number | undefined
}

export type CountyShape = {
  code: string
  name: string
  /** Where the county's government sits, WGS-84. */
  seat: Position
  polygons: MultiPolygon
}

/** City, counties, townships, villages in this order, by code within a level. */
export function readRegions(): RegionSeed[] {
  return readLines('regions.csv').map((line) => {
    const [code = '', , parent, nameZh = '', nameEn = '', population, areaKm2] = line.split(',')
    const level = levelOf(code)
    if (level === 'GRID') throw new RangeError(`regions.csv holds a grid: ${code}`)
    return {
      code,
      level,
      parentCode: parent || undefined,
      nameZh,
      nameEn,
      population: population ? Number(population) : undefined,
      areaKm2: areaKm2 ? Number(areaKm2) : undefined,
    }
  })
}

/** Names of provinces and prefectures other than this one, with their suffix. */
export function readOtherPlaces(): string[] {
  return readLines('other-places.csv')
}

export function readCountyShapes(): CountyShape[] {
  const collection: {
    features: {
      properties: { code: string; name: string; seat: Position }
      geometry: { coordinates: MultiPolygon }
    }[]
  } = JSON.parse(readFileSync(new URL('counties.geojson', seeds), 'utf8'))
  return collection.features.map(({ properties, geometry }) => ({
    ...properties,
    polygons: geometry.coordinates,
  }))
}

function readLines(file: string): string[] {
  return readFileSync(new URL(file, seeds), 'utf8').trim().split('\n').slice(1)
}
