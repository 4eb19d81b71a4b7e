import type { ScreenView } from '#contract/screen.ts'

export type Box = [west: number, south: number, east: number, north: number]
type Place = ScreenView['places'][number]

/** OWN: what the closer look holds of all that is open. */
const denseShare = 0.7
/** OWN: a closer look that is hardly closer is none. */
const closer = 0.5
/** Degrees round it, so that a single place has surroundings. */
const margin = 0.02

/**
 * What the map shows in turn: the whole region, and where most of the open matters are, when that is
 * so small a part that its numbers run together on the whole.
 */
export function mapViews({ places, bounds }: Pick<ScreenView, 'places' | 'bounds'>): Box[] {
  const [west, south, east, north] = bounds ?? []
  if (west === undefined || south === undefined || east === undefined || north === undefined)
    return []
  const whole: Box = [west, south, east, north]
  const dense = denseBox(places)
  if (!dense) return [whole]
  const isCloser =
    dense[2] - dense[0] < closer * (east - west) && dense[3] - dense[1] < closer * (north - south)
  return isCloser ? [whole, dense] : [whole]
}

/** Round the places that hold most; the places come with the most first. */
function denseBox(places: readonly Place[]): Box | undefined {
  const enough = denseShare * places.reduce((sum, { open }) => sum + open, 0)
  let held = 0
  let box: Box | undefined
  for (const { lng, lat, open } of places) {
    if (held >= enough) break
    held += open
    if (lng === undefined || lat === undefined) continue
    const [west, south, east, north] = box ?? [lng, lat, lng, lat]
    box = [Math.min(west, lng), Math.min(south, lat), Math.max(east, lng), Math.max(north, lat)]
  }
  return box && [box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin]
}
