import { geoJSONToTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import Flatbush from 'flatbush'
import { type TileLayer, tileLayers } from '#contract/tiles.ts'
import type { Bounds } from '#server/town/geometry.ts'
import type { Shape } from './shapes.ts'

/** Web-Mercator tile, y from the north. */
export type TileAddress = readonly [z: number, x: number, y: number]

export interface TileMaker {
  /** Mapbox Vector Tile 2.1, not compressed; no bytes where there is nothing. */
  tile(address: TileAddress): Uint8Array
  bounds: Bounds
}

/** Tile units on each side, so that lines do not end at the seam: 64 of 4096. */
const margin = 64 / 4096
const options = { extent: 4096, buffer: 64, clip: true, tolerance: 3 }

/**
 * Tiles from these shapes, each by itself: what touches it is found in a packed index of boxes, cut
 * and simplified. No tree of tiles grows in memory, whatever is asked for. Over the 4,011 grids the
 * index takes some 150 ms once, a tile 1 to 20 ms and at most 74 KB, 27 KB as sent.
 */
export function createTileMaker(shapes: readonly Shape[]): TileMaker {
  if (shapes.length === 0) return { tile: () => new Uint8Array(), bounds: [0, 0, 0, 0] }
  const boxes = new Flatbush(shapes.length)
  for (const { box } of shapes) boxes.add(...box)
  boxes.finish()
  return {
    tile(address) {
      const touched = boxes.search(...boundsOfTile(address, margin))
      const byLayer = Map.groupBy(
        touched.sort((a, b) => a - b).flatMap((index) => shapes[index] ?? []),
        ({ layer }) => layer,
      )
      const layers = [...byLayer]
        .filter(([layer]) => address[0] >= tileLayers[layer])
        .map(([layer, inside]) => [layer, layerOf(layer, inside, address)] as const)
        .filter(([, layer]) => layer.features.length > 0)
      return fromGeojsonVt(Object.fromEntries(layers), { version: 2, extent: options.extent })
    },
    bounds: [boxes.minX, boxes.minY, boxes.maxX, boxes.maxY],
  }
}

function layerOf(layer: TileLayer, shapes: readonly Shape[], [z, x, y]: TileAddress) {
  const shown = layer === 'label' ? shapes.filter((shape) => isNamed(shape, z)) : shapes
  const features = shown.map(({ geometry, properties }) => ({
    type: 'Feature' as const,
    geometry,
    properties,
  }))
  return geoJSONToTile({ type: 'FeatureCollection', features }, z, x, y, options)
}

/** A name comes with its outline, those of villages and grids two zooms later: there is room then. */
function isNamed({ properties: { level = 'grid' } }: Shape, z: number): boolean {
  const later = level === 'village' || level === 'grid' ? 2 : 0
  return z >= tileLayers[level] + later
}

/** Bounds in degrees, with so much of a tile's side around it. */
export function boundsOfTile([z, x, y]: TileAddress, around = 0): Bounds {
  const side = 2 ** z
  const lng = (column: number) => (column / side) * 360 - 180
  const lat = (row: number) =>
    (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / side))) * 180) / Math.PI
  return [lng(x - around), lat(y + 1 + around), lng(x + 1 + around), lat(y - around)]
}

/** The tile that holds a place. */
export function tileAt(z: number, lng: number, lat: number): TileAddress {
  const side = 2 ** z
  const rad = (lat * Math.PI) / 180
  const row = ((1 - Math.asinh(Math.tan(rad)) / Math.PI) / 2) * side
  return [z, Math.floor(((lng + 180) / 360) * side), Math.floor(row)]
}
