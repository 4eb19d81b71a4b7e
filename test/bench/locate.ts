import Flatbush from 'flatbush'
import { createLocator } from '#server/flow/locate/locator.ts'
import { boundsOf, type MultiPolygon } from '#server/town/geometry.ts'
import { seedItems } from '#server/town/seed/items.ts'
import { type Figure, round } from './stats.ts'

const points = 1_000_000

/** Grid lookups over the full town, against the box search alone, which no lookup can do without. */
export function measureLocate(): Record<string, Figure> {
  const { grid } = seedItems().items
  const locator = createLocator(grid)
  const boxes = new Flatbush(grid.length)
  for (const each of grid) boxes.add(...boundsOf(each.polygons as MultiPolygon))
  boxes.finish()
  const places = Float64Array.from({ length: points * 2 }, (_, i) =>
    i % 2 === 0 ? 92.5 + Math.random() * 8 : 38.2 + Math.random() * 4.3,
  )
  const rate = (one: (lng: number, lat: number) => unknown) => {
    let best = 0
    for (let turn = 0; turn < 4; turn += 1) {
      const from = performance.now()
      for (let i = 0; i < places.length; i += 2) one(places[i] ?? 0, places[i + 1] ?? 0)
      best = Math.max(best, points / ((performance.now() - from) / 1000))
    }
    return best
  }
  const value = rate((lng, lat) => locator.locatePoint(lng, lat))
  const baseline = rate((lng, lat) => boxes.search(lng, lat, lng, lat))
  return {
    'locate.points': {
      value: round(value, 0),
      unit: 'lookups/s',
      baseline: round(baseline, 0),
      ratio: round(value / baseline),
      p50: null,
      p99: null,
      n: points,
    },
  }
}
