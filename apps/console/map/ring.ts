/** A corner in WGS-84 degrees. */
export type Corner = readonly [lng: number, lat: number]
/** Corners in the order drawn; the last joins the first. */
export type Corners = readonly Corner[]

/** As CaseFilter.area takes them. */
export const leastCorners = 3
export const mostCorners = 60

/** About a metre: finer than anybody draws, and sixty corners still fit an address. */
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5

/** One more corner; the same place twice is one, and a full ring stays as it is. */
export function withCorner(corners: Corners, [lng, lat]: Corner): Corners {
  const corner: Corner = [rounded(lng), rounded(lat)]
  const same = corners.some(([x, y]) => x === corner[0] && y === corner[1])
  return same || corners.length >= mostCorners ? corners : [...corners, corner]
}

export const withoutLast = (corners: Corners): Corners => corners.slice(0, -1)

export type RingFault = 'tooFew' | 'crosses'

/** Why this is no area yet; undefined when it is one. */
export function ringFault(corners: Corners): RingFault | undefined {
  if (corners.length < leastCorners) return 'tooFew'
  return crossesItself(corners) ? 'crosses' : undefined
}

/** As the filter says it: "lng lat,lng lat,…". */
export function areaOf(corners: Corners): string {
  return corners.map(([lng, lat]) => `${lng} ${lat}`).join(',')
}

/** Corners of a filter's area; none when it is not one, as from an old bookmark. */
export function cornersOf(area: string | undefined): Corners {
  const corners = (area ?? '').split(',').map((text) => text.split(' ').map(Number))
  return corners.length >= leastCorners && corners.length <= mostCorners && corners.every(isCorner)
    ? (corners as unknown as Corners)
    : []
}

function isCorner(numbers: readonly number[]): boolean {
  return numbers.length === 2 && numbers.every(Number.isFinite)
}

/** Two sides that are not neighbours meet: what lies inside such a figure nobody can say. */
function crossesItself(corners: Corners): boolean {
  const sides = corners.map((from, i) => [from, corners[(i + 1) % corners.length] ?? from] as const)
  return sides.some(([a, b], i) =>
    sides.some(([c, d], k) => {
      const neighbours = k <= i + 1 || (i === 0 && k === sides.length - 1)
      return !neighbours && turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b)
    }),
  )
}

/** Whether the third lies left of the way from the first to the second. */
function turn([ax, ay]: Corner, [bx, by]: Corner, [cx, cy]: Corner): boolean {
  return (bx - ax) * (cy - ay) > (by - ay) * (cx - ax)
}
