import { kindOf, type VillageKind } from '#server/town/make/kinds.ts'
import type { Random } from '#server/town/make/random.ts'
import { storyGrid } from './demo-accounts.ts'

/** Jiuquan's published number of grid workers. */
export const gridWorkerTotal = 5933

/** How much more often a grid of the kind gets another worker: where more people live (own). */
const weight: Record<VillageKind, number> = { URBAN: 3, TOWN: 2, RURAL: 1, OTHER: 0.5 }
const mostExtra = 2
const partTimeShare = 0.4

export interface WorkerPlace {
  gridCode: string
  fullTime: boolean
  /** 1 for the grid's first worker, who is full-time. */
  holder: number
}

/** A full-time worker for each grid; the rest go where people live closer, some of them part-time. */
export function countWorkers(
  gridCodes: readonly string[],
  random: Random,
  total: number = gridWorkerTotal,
): WorkerPlace[] {
  const spare = total - gridCodes.length
  if (spare < 0 || spare > gridCodes.length * mostExtra)
    throw new RangeError(`${total} workers do not fit ${gridCodes.length} grids`)
  // A weighted draw without replacement (Efraimidis and Spirakis): the largest random^(1/weight) win.
  const chances = gridCodes.flatMap((gridCode) =>
    Array.from({ length: mostExtra }, () => ({
      gridCode,
      chance: random() ** (1 / weight[kindOf(gridCode.slice(0, 12))]),
    })),
  )
  const story = chances.find((chance) => chance.gridCode === storyGrid)
  // Whoever checks in the story is not the one who handled.
  if (story) story.chance = 1
  const drawn = chances.toSorted((a, b) => b.chance - a.chance).slice(0, spare)
  const extra = Map.groupBy(drawn, ({ gridCode }) => gridCode)
  return gridCodes.flatMap((gridCode) => [
    { gridCode, fullTime: true, holder: 1 },
    ...(extra.get(gridCode) ?? []).map((_, index) => ({
      gridCode,
      fullTime: gridCode === storyGrid || random() >= partTimeShare,
      holder: index + 2,
    })),
  ])
}
