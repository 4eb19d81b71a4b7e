import type { Spot } from '../today/way.ts'

/** Metres east and north of where the map was opened: near enough to a plane for a county. */
export interface Metres {
  x: number
  y: number
}
/** Pixels from the top left of the drawing. */
export interface Pixel {
  x: number
  y: number
}
export interface Size {
  width: number
  height: number
}
/** What is looked at: the middle, and how many metres a pixel is. */
export interface View extends Metres {
  scale: number
}

const metresOfDegree = (Math.PI / 180) * 6_371_000
/** Metres a pixel: from a doorstep to several counties. */
const [finest, coarsest] = [0.1, 6000]

const within = (scale: number) => Math.min(coarsest, Math.max(finest, scale))

/** Equirectangular about an origin, true to scale along its latitude. */
export function planeAt(origin: Spot) {
  const east = metresOfDegree * Math.cos((origin.lat * Math.PI) / 180)
  return {
    toMetres: ({ lng, lat }: Spot): Metres => ({
      x: (lng - origin.lng) * east,
      y: (lat - origin.lat) * metresOfDegree,
    }),
    toSpot: ({ x, y }: Metres): Spot => ({
      lng: origin.lng + x / east,
      lat: origin.lat + y / metresOfDegree,
    }),
  }
}
export type Plane = ReturnType<typeof planeAt>

export const toPixel = (view: View, size: Size, at: Metres): Pixel => ({
  x: size.width / 2 + (at.x - view.x) / view.scale,
  y: size.height / 2 - (at.y - view.y) / view.scale,
})

export const toMetres = (view: View, size: Size, at: Pixel): Metres => ({
  x: view.x + (at.x - size.width / 2) * view.scale,
  y: view.y - (at.y - size.height / 2) * view.scale,
})

/** The ground goes with the finger. */
export const panned = (view: View, dx: number, dy: number): View => ({
  ...view,
  x: view.x - dx * view.scale,
  y: view.y + dy * view.scale,
})

/** `factor` times as large, with what lies under `at` staying there. */
export function zoomed(view: View, size: Size, factor: number, at?: Pixel): View {
  const scale = within(view.scale / factor)
  const { x, y } = toMetres(view, size, at ?? { x: size.width / 2, y: size.height / 2 })
  const share = scale / view.scale
  return { scale, x: x + (view.x - x) * share, y: y + (view.y - y) * share }
}

/** Two fingers: each keeps hold of its place on the ground, as far as that can be without turning. */
export function pinched(
  view: View,
  size: Size,
  before: readonly [Pixel, Pixel],
  after: readonly [Pixel, Pixel],
): View {
  const [from, to] = [middle(before), middle(after)]
  const moved = panned(view, to.x - from.x, to.y - from.y)
  return zoomed(moved, size, apart(after) / Math.max(1, apart(before)), to)
}

const middle = ([a, b]: readonly [Pixel, Pixel]): Pixel => ({
  x: (a.x + b.x) / 2,
  y: (a.y + b.y) / 2,
})
const apart = ([a, b]: readonly [Pixel, Pixel]) => Math.hypot(a.x - b.x, a.y - b.y)

/** All of these in view, with a rim; what is but one place is shown a kilometre wide. */
export function fitted(size: Size, places: readonly Metres[]): View {
  const xs = places.map(({ x }) => x)
  const ys = places.map(({ y }) => y)
  const [west, east] = [least(xs), -least(xs.map((x) => -x))]
  const [south, north] = [least(ys), -least(ys.map((y) => -y))]
  const wide = (east - west) / Math.max(1, size.width)
  const high = (north - south) / Math.max(1, size.height)
  const scale = Math.max(wide, high) * 1.1 || 1000 / Math.max(1, size.width)
  return { x: (west + east) / 2, y: (south + north) / 2, scale: within(scale) }
}

/** A grid has more corners than a call takes arguments. */
const least = (numbers: readonly number[]) =>
  numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.min(a, b))

/** The longest round length (1, 2, 5 …) of at most so many pixels, for the bar and the lines. */
export function roundMetres(scale: number, mostPixels: number): number {
  const most = scale * mostPixels
  const power = 10 ** Math.floor(Math.log10(most))
  return ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power
}
