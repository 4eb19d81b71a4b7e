import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl'
import type { Language } from '#apps/kit/time.ts'
import type { Level } from '#contract/levels.ts'
import type { MapSetup } from '#contract/map.ts'
import { tileZooms } from '#contract/tiles.ts'

type Layer = StyleSpecification['layers'][number]

/** Names are drawn with the fonts of the machine: no glyphs are fetched from anywhere. */
const fonts = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'sans-serif']

/** Names that help on the wall of a region: those one level below it. */
const namedOn: Record<Level, string> = {
  CITY: 'county',
  COUNTY: 'township',
  TOWNSHIP: 'village',
  VILLAGE: 'grid',
  GRID: 'grid',
}

const someLate: ExpressionSpecification = ['>', ['get', 'overdue'], 0]

/**
 * Borders and numbers on a dark ground, no background map: contrast counts, streets do not.
 * @param scale pixels of the map for one of a wall of 1920 x 1080.
 */
export function wallMapStyle(
  setup: MapSetup,
  level: Level,
  language: Language,
  scale: number,
  origin: string,
): StyleSpecification {
  const px = (n: number) => Math.round(n * scale)
  const [west = 0, south = 0, east = 0, north = 0] = setup.bounds
  const line = (id: string, color: string, width: number): Layer => ({
    id,
    type: 'line',
    source: 'town',
    'source-layer': id,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': width * scale },
  })
  return {
    version: 8,
    sources: {
      town: {
        type: 'vector',
        tiles: [origin + setup.tiles],
        minzoom: tileZooms.least,
        maxzoom: tileZooms.most,
        bounds: [west, south, east, north],
      },
      places: {
        type: 'geojson',
        data: { type: 'FeatureCollection', features: [] },
        cluster: true,
        clusterRadius: px(62),
        clusterMaxZoom: 17,
        clusterProperties: { open: ['+', ['get', 'open']], overdue: ['+', ['get', 'overdue']] },
      },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#0c242b' } },
      {
        id: 'land',
        type: 'fill',
        source: 'town',
        'source-layer': 'county',
        paint: { 'fill-color': '#12323a' },
      },
      ...(level === 'VILLAGE' || level === 'GRID' ? [line('grid', '#2f5a63', 1)] : []),
      ...(level === 'CITY' || level === 'COUNTY' ? [] : [line('village', '#2f5a63', 1)]),
      line('township', '#2f5a63', 1.2),
      line('county', '#5f8f98', 2.2),
      {
        id: 'names',
        type: 'symbol',
        source: 'town',
        'source-layer': 'label',
        filter: ['==', ['get', 'level'], namedOn[level]],
        layout: {
          'text-field': ['get', language],
          'text-font': fonts,
          'text-size': px(24),
          'text-max-width': 9,
          'text-padding': px(4),
        },
        paint: { 'text-color': '#a9c6cb', 'text-halo-color': '#0c242b', 'text-halo-width': 2 },
      },
      {
        id: 'circles',
        type: 'circle',
        source: 'places',
        paint: {
          'circle-color': '#1d7a86',
          'circle-radius': ['step', ['get', 'open'], px(24), 10, px(28), 100, px(36), 1000, px(46)],
          'circle-stroke-width': ['case', someLate, px(6), px(2)],
          'circle-stroke-color': ['case', someLate, '#ff8d7d', '#d5eef0'],
        },
      },
      {
        id: 'counts',
        type: 'symbol',
        source: 'places',
        layout: {
          'text-field': ['to-string', ['get', 'open']],
          'text-font': fonts,
          'text-size': px(32),
          'text-allow-overlap': true,
          // Names that a circle would cover give way to it.
          'text-padding': px(14),
        },
        // Thicker than these fonts come: numbers are what is read.
        paint: { 'text-color': '#ffffff', 'text-halo-color': '#ffffff', 'text-halo-width': scale },
      },
    ],
  }
}
