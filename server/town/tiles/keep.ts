import { gzipSync } from 'node:zlib'
import type { Bounds } from '#server/town/geometry.ts'
import type { Town } from '#server/town/town.ts'
import { createTileMaker, type TileAddress, type TileMaker } from './make.ts'
import { shapesOf } from './shapes.ts'

/** OWN: some 20 MB when full; what a city's dispatchers look at in a day is less. */
const mostKept = 2_000

export interface Tiles {
  /** Gzipped. */
  tile(town: Town, address: TileAddress): Buffer
  bounds(town: Town): Bounds
}

/** Tiles of the town as it stands, made when first asked for and kept until it is edited. */
export function createTiles(most = mostKept): Tiles {
  let revision = -1
  let maker: TileMaker | undefined
  const kept = new Map<string, Buffer>()

  function makerOf(town: Town): TileMaker {
    if (!maker || town.revision !== revision) {
      maker = createTileMaker(shapesOf(town))
      revision = town.revision
      kept.clear()
    }
    return maker
  }

  return {
    bounds: (town) => makerOf(town).bounds,
    tile(town, address) {
      const made = makerOf(town)
      const key = address.join('/')
      const tile = kept.get(key) ?? gzipSync(made.tile(address))
      // Put in anew at the end: the one not asked for longest stands first and goes first.
      kept.delete(key)
      kept.set(key, tile)
      if (kept.size > most) kept.delete(kept.keys().next().value ?? '')
      return tile
    },
  }
}
