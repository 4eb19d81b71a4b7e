import type { GridsSection } from '#contract/field.ts'
import type { StaffActor } from '#server/field/kind.ts'
import type { FieldSectionRule } from '#server/field/section.ts'
import type { Town } from '#server/town/town.ts'

/** So many a phone is given; who answers for more sees the map on a desk (OWN). */
const mostGrids = 150

type Box = [west: number, south: number, east: number, north: number]

/**
 * The grids of the person's posts, and those that touch them: work does not end at the line. Chosen
 * by bounding boxes, which is generous and quick.
 */
export const gridsSection: FieldSectionRule = {
  name: 'grids',
  etag: (ctx, _sql, actor) => `${ctx.town().revision}:${prefixesOf(actor).join()}`,
  read: (ctx, _sql, actor) => gridsOf(ctx.town(), actor),
}

/** Codes of the grids and villages in which the person has a post. */
export function prefixesOf(actor: StaffActor): string[] {
  return actor.posts.map(({ regionCode }) => regionCode).filter((code) => code.length >= 12)
}

function gridsOf(town: Town, actor: StaffActor): GridsSection {
  const prefixes = prefixesOf(actor)
  const isMine = (code: string) => prefixes.some((prefix) => code.startsWith(prefix))
  const mine = town.grids.filter(({ code }) => isMine(code)).slice(0, mostGrids)
  const boxes = mine.map(({ polygons }) => boxOf(polygons))
  const near = town.grids
    .filter(
      ({ code, polygons }) => !isMine(code) && boxes.some((box) => touches(box, boxOf(polygons))),
    )
    .slice(0, Math.max(0, mostGrids - mine.length))
  return [...mine, ...near].map(({ code, name, polygons, synthetic, places }) => {
    const [west, south, east, north] = boxOf(polygons)
    return {
      code,
      name,
      village: town.regionName(code.slice(0, 12)),
      mine: isMine(code),
      synthetic,
      centre: [rounded((west + east) / 2), rounded((south + north) / 2)],
      shape: polygons.map((polygon) => polygon.map((ring) => ring.map((at) => at.map(rounded)))),
      places: [...places],
    }
  })
}

const boxes = new WeakMap<object, Box>()

function boxOf(shape: readonly (readonly (readonly (readonly number[])[])[])[]): Box {
  const known = boxes.get(shape)
  if (known) return known
  const box: Box = [180, 90, -180, -90]
  for (const [outer = []] of shape)
    for (const [lng = 0, lat = 0] of outer) {
      box[0] = Math.min(box[0], lng)
      box[1] = Math.min(box[1], lat)
      box[2] = Math.max(box[2], lng)
      box[3] = Math.max(box[3], lat)
    }
  boxes.set(shape, box)
  return box
}

const touches = (a: Box, b: Box) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

/** Five decimals are about a metre. */
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5
