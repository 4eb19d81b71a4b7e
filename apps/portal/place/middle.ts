import { boundsOf } from '#apps/kit/map/shapes.ts'
import type { GridMap } from '#contract/api.ts'

/** Where to write the name of a village: the middle of its grids, whose codes begin with its own. */
export function middleOf(map: GridMap, prefix: string): [number, number] | undefined {
  const box = boundsOf(map.features.filter(({ id }) => id.startsWith(prefix)))
  return box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
}
