export interface Spot {
  lng: number
  lat: number
}

const radius = 6_371_000
const rad = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two points by the great circle. */
export function metresBetween(a: Spot, b: Spot): number {
  const dLat = rad(b.lat - a.lat)
  const dLng = rad(b.lng - a.lng)
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(dLng / 2) ** 2
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(h)))
}

/**
 * One way past all of them: always on to the nearest. What has no place keeps its order, at the end.
 * Good enough for a day of thirty, and easy to foresee for who walks it.
 */
export function byWay<T>(
  items: readonly T[],
  from: Spot,
  spotOf: (item: T) => Spot | undefined,
): T[] {
  const left = items.filter((item) => spotOf(item))
  const way: T[] = []
  let at = from
  while (left.length > 0) {
    let nearest = 0
    let least = Number.POSITIVE_INFINITY
    for (const [index, item] of left.entries()) {
      const spot = spotOf(item)
      const metres = spot ? metresBetween(at, spot) : Number.POSITIVE_INFINITY
      if (metres < least) {
        least = metres
        nearest = index
      }
    }
    const [next] = left.splice(nearest, 1)
    if (next === undefined) break
    way.push(next)
    at = spotOf(next) ?? at
  }
  return [...way, ...items.filter((item) => !spotOf(item))]
}

/** 80 米, 1.2 公里 */
export function metresWords(metres: number, language: 'zh' | 'en'): string {
  const [zh, en] =
    metres < 1000
      ? [`${Math.round(metres / 10) * 10} 米`, `${Math.round(metres / 10) * 10} m`]
      : [`${(metres / 1000).toFixed(1)} 公里`, `${(metres / 1000).toFixed(1)} km`]
  return language === 'zh' ? zh : en
}
