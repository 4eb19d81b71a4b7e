import type { Point } from '#contract/common.ts'
import { levelOf } from '#contract/levels.ts'
import type { Fault } from '#contract/problems.ts'
import { toWgs84 } from '#server/town/datum.ts'
import type { Locator } from './locator.ts'
import type { PlaceFinder } from './place-finder.ts'

export interface LocateQuestion {
  point?: Point | undefined
  /** Region that the reporter chose, for example "my grid". */
  regionCode?: string | undefined
  text: string
  /** Region of the centre that received it. */
  receivingRegion: string
}

export interface Located {
  regionCode: string
  by: 'POINT' | 'GRID' | 'ADDRESS' | 'CENTRE'
  evidence: string[]
  /** WGS-84. */
  point?: { lng: number; lat: number }
}

/** A point that cannot be: the report is wrong, not merely elsewhere. */
export class PlaceRefused extends Error {
  readonly faults: Fault[]
  constructor(faults: Fault[]) {
    super('the point cannot be')
    this.faults = faults
  }
}

/** China with a margin; longitude and latitude do not overlap here, so a swap can be told. */
const china = { lng: [73, 136], lat: [17, 54] } as const
const isIn = (value: number, [low, high]: readonly [number, number]) =>
  value >= low && value <= high

/** @returns the fault of a point, undefined when it can be. */
export function faultOfPoint({ lng, lat }: Pick<Point, 'lng' | 'lat'>): Fault | undefined {
  if (isIn(lng, china.lng) && isIn(lat, china.lat)) return undefined
  if (isIn(lat, china.lng) && isIn(lng, china.lat)) {
    return { pointer: '/point', detail: '经纬度写反了 (longitude and latitude are swapped)' }
  }
  return { pointer: '/point', detail: '坐标不在国内 (the point is not in China)' }
}

/**
 * Where a matter is: the grid of its point, else the region chosen, else the narrowest region that its
 * words make certain, else the region of the centre that received it. A point outside our grids is
 * kept, for it says where, but cannot say whose.
 * @throws PlaceRefused for a point that cannot be.
 */
export function locate(
  question: LocateQuestion,
  senses: { locator: Locator; finder: PlaceFinder },
): Located {
  const { point, regionCode, text, receivingRegion } = question
  const fault = point && faultOfPoint(point)
  if (fault) throw new PlaceRefused([fault])
  const [lng, lat] = point ? toWgs84([point.lng, point.lat], point.datum) : []
  const kept = lng !== undefined && lat !== undefined ? { point: { lng, lat } } : {}
  const grid =
    lng !== undefined && lat !== undefined ? senses.locator.locatePoint(lng, lat) : undefined
  if (grid) return { regionCode: grid, by: 'POINT', evidence: [], ...kept }
  if (regionCode) return { regionCode, by: 'GRID', evidence: [], ...kept }
  const found = senses.finder.find(text)
  if (found && levelOf(found.code) !== 'CITY')
    return { regionCode: found.code, by: 'ADDRESS', evidence: found.evidence, ...kept }
  return { regionCode: receivingRegion, by: 'CENTRE', evidence: [], ...kept }
}
